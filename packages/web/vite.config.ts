import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// While the screens are being worked on, the answers come from a server started beside it.
const server = process.env.TINNHIEM_SERVER ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': server } },
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
});
