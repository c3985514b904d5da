// The page that checks an archive: built apart from the office and from the voters' pages, without their libraries.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    // Beside the files that were built before.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    copyPublicDir: false,
    rolldownOptions: { input: [`${import.meta.dirname}/archive.html`] },
  },
  worker: { format: 'es' },
});
