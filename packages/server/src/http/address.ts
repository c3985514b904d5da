import { networkInterfaces } from 'node:os';
import type { FastifyRequest } from 'fastify';

const onlyHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=:|$)/;

/** Addresses of this machine on its networks, IPv4 as people type it. */
export function networkAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Under which address other devices in the room find the server: as the browser asked, unless only this machine knows that name. */
export function publicAddress(request: FastifyRequest): string {
  const host = request.headers.host ?? 'localhost';
  const bound = request.server.server.address();
  const everywhere = typeof bound === 'object' && (bound?.address === '0.0.0.0' || bound?.address === '::');
  const [address] = networkAddresses();
  const reachable = everywhere && address !== undefined ? host.replace(onlyHere, address) : host;
  return `${request.protocol}://${reachable}`;
}

const loopback: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const loopbackName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Headers of a proxy that stands on this machine and speaks for somebody elsewhere. */
const ofProxies = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'] as const;

/** Whether somebody asks who sits at the server's own machine; the name keeps other web sites' pages away. */
export function isFromHere({ ip, headers }: FastifyRequest): boolean {
  return (
    loopback.includes(ip) &&
    loopbackName.test(headers.host ?? '') &&
    ofProxies.every((name) => headers[name] === undefined)
  );
}
