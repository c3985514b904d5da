/** @jsxImportSource preact */
// The voter's page: /b. It loads nothing from anywhere else and keeps nothing beyond the tab.
import { render } from 'preact';
import { Booth } from './Booth.tsx';
import './booth.css';
import { keeper } from './kept.ts';
import { LanguageProvider } from './language.tsx';
import { startMachine } from './machine.ts';
import { Page } from './page.tsx';
import { Trouble } from './Trouble.tsx';
import BoothWorker from './worker.ts?worker';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
container.replaceChildren();

/** Everything that a ballot needs; none of it depends on a page with a certificate. */
const suffices =
  typeof Worker === 'function' &&
  typeof BigInt === 'function' &&
  typeof globalThis.crypto?.getRandomValues === 'function' &&
  typeof AbortController === 'function';

render(
  <LanguageProvider>
    {suffices ? (
      <Booth
        machine={startMachine(() => new BoothWorker())}
        keeper={keeper(() => sessionStorage)}
        channel={typeof BroadcastChannel === 'function' ? new BroadcastChannel('tinnhiem.booth') : null}
      />
    ) : (
      <Page>
        <Trouble kind="old-phone" />
      </Page>
    )}
  </LanguageProvider>,
  container,
);
