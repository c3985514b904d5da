// node --import forgetful.mjs …: a process in which nothing is made to reach the disk. The control must lose what it answered.
import fs, { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function forget(sql) {
  return exec.call(this, sql.replace('synchronous = FULL', 'synchronous = OFF'));
};
const handle = await promises.open('/dev/null');
Object.getPrototypeOf(handle).sync = async () => undefined;
await handle.close();
fs.fsyncSync = () => undefined;
syncBuiltinESMExports();
