import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; where a name stands twice the first counts. Whatever is not named comes after it. */
const long: readonly RegExp[] = [
  /e2e\/(electronic-vote|scan-vote|whole-vote|accessibility)/,
  /e2e\/(secrecy|booth|months)\./,
  /server\/src\/scans\//,
  /e2e\//,
  /kill9/,
  /server\/src\/cli\//,
  /packages\/paper\//,
  /packages\/(verifier|ballot-box|documents)\//,
  /packages\/server\//,
];

/** Starts long files first, so that no worker is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => name.test(moduleId));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
