/** @jsxImportSource preact */
// The public board: /hom-phieu for all boxes, /hom-phieu/<election> for one.
import { render } from 'preact';
import '../booth.css';
import { LanguageProvider, words } from '../language.tsx';
import { Page } from '../page.tsx';
import { Board } from './Board.tsx';
import { Boxes } from './Boxes.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
container.replaceChildren();
const election = decodeURIComponent(location.pathname.split('/')[2] ?? '');
render(
  <LanguageProvider>
    <Page brand={words('Bảng công khai', 'Public board')}>
      {election === '' ? <Boxes /> : <Board election={election} />}
    </Page>
  </LanguageProvider>,
  container,
);
