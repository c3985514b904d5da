import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Sheet } from './RecoverySheet.tsx';

test('the recovery sheet of a key says of a rehearsal that it is one, and nothing of a real round', () => {
  const file = JSON.stringify({ cost: 15, salt: '00'.repeat(16), nonce: '11'.repeat(24), data: '22'.repeat(40) });
  const sheet = { file, title: 'Hội nghị', day: '2019-03-01', name: 'Người giữ khóa', about: 'Khóa thử' };
  const words = (mark: string) => {
    vi.stubGlobal('document', { body: { dataset: mark === '' ? {} : { rehearsal: mark } } });
    try {
      return renderToStaticMarkup(<Sheet {...sheet} />);
    } finally {
      vi.unstubAllGlobals();
    }
  };
  expect(words('DIỄN TẬP: không có giá trị chính thức')).toContain('<p>DIỄN TẬP: không có giá trị chính thức</p>');
  expect(words('')).not.toContain('DIỄN TẬP');
});
