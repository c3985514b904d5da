// The pages of voters and of everybody: built apart from the office, for older phones, without React.
import { defineConfig } from 'vite';

const pages = ['booth', 'board', 'verifier'].map((page) => `${import.meta.dirname}/${page}.html`);

export default defineConfig({
  build: {
    target: ['es2020', 'safari14', 'chrome87'],
    // Beside the office's files, which were built before.
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    copyPublicDir: false,
    rolldownOptions: { input: pages },
  },
});
