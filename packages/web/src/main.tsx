// Two entries behind one page: the room's screen stays small and needs neither account nor office.
import { createRoot } from 'react-dom/client';

// The page's policy lets no code be made from text, and zod would try it: it reads this before it makes its first schema.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
const root = createRoot(container);
const isDisplay = /^\/display(\/|$)/.test(window.location.pathname);

if (isDisplay) void import('./display/Display.tsx').then(({ Display }) => root.render(<Display />));
else void import('./office.tsx').then(({ Office }) => root.render(<Office />));
