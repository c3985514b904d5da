// Curves are calculated in threads of their own, one a processor, so that whoever checks people in at the door does not wait for a hall
// that votes.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { BoxWork } from './box-work.ts';
import type { Task } from './box-worker.ts';

/** The work of `boxWork`, done elsewhere. */
export type BoxWorkers = {
  readonly [Name in keyof BoxWork]: (input: Parameters<BoxWork[Name]>[0]) => Promise<ReturnType<BoxWork[Name]>>;
} & {
  /** Ballots that wait to be checked or are being checked. */
  readonly checking: () => number;
  readonly threads: number;
  readonly close: () => Promise<void>;
};

export function createBoxWorkers(threads = availableParallelism()): BoxWorkers {
  let pool: Piscina | undefined;
  let checking = 0;
  async function run<Name extends keyof BoxWork>(name: Name, input: Task<Name>['input']) {
    pool ??= new Piscina({
      filename: new URL('./box-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 60_000,
    });
    return (await pool.run({ name, input })) as ReturnType<BoxWork[Name]>;
  }
  const runner =
    <Name extends keyof BoxWork>(name: Name) =>
    (input: Task<Name>['input']) =>
      run(name, input);
  return {
    async checkBallot(input) {
      checking += 1;
      try {
        return await run('checkBallot', input);
      } finally {
        checking -= 1;
      }
    },
    addUp: runner('addUp'),
    combine: runner('combine'),
    checkCertificate: runner('checkCertificate'),
    checkShares: runner('checkShares'),
    checkPart: runner('checkPart'),
    formKey: runner('formKey'),
    checkCredentials: runner('checkCredentials'),
    makeElection: runner('makeElection'),
    checkDecryption: runner('checkDecryption'),
    open: runner('open'),
    checking: () => checking,
    threads,
    async close() {
      await pool?.destroy();
    },
  };
}
