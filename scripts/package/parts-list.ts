// What a portable folder is made of, for whoever compares it with lists of known gaps: CycloneDX 1.6, from the lock file.
import { type LockFile, nameOf } from './modules.ts';

/** The list of parts of a program as CycloneDX (ECMA-424); `paths`: what of the lock file lies in the folder. The same folder, the same list. */
export function partsList(
  program: { readonly name: string; readonly version: string },
  paths: readonly string[],
  lock: LockFile,
) {
  const components = paths
    .filter((path) => path.includes('node_modules/'))
    .map((path) => {
      const { version = '', integrity, license } = lock[path] ?? {};
      return {
        type: 'library',
        name: nameOf(path),
        version,
        purl: `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`,
        'bom-ref': path,
        ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
        ...(integrity === undefined ? {} : { hashes: integrity.split(' ').map(hashOf) }),
      };
    });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', ...program, licenses: [{ expression: 'Apache-2.0' }] } },
    components: components.toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  };
}

/** `sha512-<base64>` of the lock file as CycloneDX writes it. */
function hashOf(integrity: string) {
  const [kind = '', base64 = ''] = integrity.split(/-(.*)/s);
  return { alg: kind.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') };
}
