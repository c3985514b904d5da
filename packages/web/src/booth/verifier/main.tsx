/** @jsxImportSource preact */
// The page for checking: /kiem-chung. Once it is open it needs no network.
import '../no-eval.ts';
import { render } from 'preact';
import '../booth.css';
import { LanguageProvider, words } from '../language.tsx';
import { Page } from '../page.tsx';
import { Verifier } from './Verifier.tsx';
import VerifierWorker from './worker.ts?worker';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
container.replaceChildren();
// Started now, so that it is there when the network is not.
const worker = new VerifierWorker();
render(
  <LanguageProvider>
    <Page brand={words('Kiểm chứng', 'Verification')}>
      <Verifier worker={worker} />
    </Page>
  </LanguageProvider>,
  container,
);
