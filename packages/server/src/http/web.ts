// The screens: files that were built once, sent as they are.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const notBuilt = `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Tín Nhiệm</title>
<h1>Giao diện chưa được dựng</h1>
<p>Máy chủ đang chạy, nhưng các màn hình chưa được dựng. Trong thư mục của phần mềm, chạy: <code>npm run setup</code>, rồi tải lại trang này.</p>
<p lang="en">The server runs, but its screens have not been built. In the program’s folder run <code>npm run setup</code>, then reload this page.</p>
</html>`;

const missing = `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Không tìm thấy</title>
<h1>Không tìm thấy</h1>
<p>Không có trang hoặc tệp này. <a href="/">Về trang đầu</a></p>
<p lang="en">There is no such page or file. <a href="/">To the first page</a></p>
</html>`;

/** Pages that anybody opens, each built for itself: the voter's, the public board, the verifiers of ballot boxes and of archives. */
const publicPages: readonly (readonly [address: RegExp, file: string])[] = [
  [/^b$/u, 'booth.html'],
  [/^hom-phieu(?:\/|$)/u, 'board.html'],
  [/^kiem-chung$/u, 'verifier.html'],
  [/^kiem-tra-ho-so$/u, 'archive.html'],
];

/** They load nothing but their own files, send nothing but to this server, and no page may hold them in a frame. */
const publicPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

/** Serves the built screens from `folder`. Every address that is not a file shows the screens, which find their way themselves. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    // Files that the build compressed; the server compresses nothing itself.
    preCompressed: true,
    // Names in /assets hold a hash of their content; everything else may be new after an update.
    cacheControl: false,
    index: false,
    dotfiles: 'ignore',
  });
  const sendFile = (reply: FastifyReply, path: string) => {
    const lasting = path.startsWith('assets/');
    reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(path);
  };
  app.get('/*', (request, reply) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(1);
    const file = join(folder, path);
    if (path !== '' && file.startsWith(join(folder, '/')) && isFile(file)) return sendFile(reply, path);
    // What looks like a file and is none, such as a script of an older build, must not be answered with a page.
    if (/\.[a-z0-9]{1,8}$/i.test(path) || path.startsWith('assets/'))
      return reply.code(404).type('text/html; charset=utf-8').send(missing);
    const [, page] = publicPages.find(([address]) => address.test(path)) ?? [];
    if (!existsSync(join(folder, page ?? 'index.html')))
      return reply.code(503).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(notBuilt);
    if (page === undefined) return sendFile(reply, 'index.html');
    reply.header('content-security-policy', publicPolicy).header('x-frame-options', 'DENY');
    return sendFile(reply, page);
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
