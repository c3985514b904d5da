// Loaded into every process and thread of the program by NODE_OPTIONS: writes down every attempt to reach another machine, into the
// file that TINNHIEM_CALLS_OUT names. What names no host, or this machine, is no such attempt.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const here = [undefined, 'localhost', '127.0.0.1', '::1'];

function note(how, host) {
  if (!here.includes(host)) appendFileSync(process.env.TINNHIEM_CALLS_OUT ?? '', `${how} ${host}\n`);
}

function watch(owner, name, hostOf) {
  const original = owner[name];
  owner[name] = function watched(...args) {
    note(name, hostOf(args));
    return original.apply(this, args);
  };
}

watch(net.Socket.prototype, 'connect', ([first, second]) => {
  // Node hands its own calls on as one list; people call with options, or with port and host.
  const options = Array.isArray(first) ? first[0] : first;
  return typeof options === 'object' ? options.host : second;
});
watch(dgram.Socket.prototype, 'send', (args) => args.findLast((arg) => typeof arg === 'string'));
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt']) {
  watch(dns, name, ([host]) => host);
  watch(dns.promises, name, ([host]) => host);
}
syncBuiltinESMExports();
