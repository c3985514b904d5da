import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts what passed and failed over every project, so that a run can end with one line. A file that could not be loaded
 * and an error outside of any test count as failed; a skipped test counts as neither.
 */
export class ClosingLineReporter implements Reporter {
  passed = 0;
  failed = 0;

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.failed += unhandledErrors.length;
    for (const module of modules) {
      this.failed += module.errors().length;
      for (const suite of module.children.allSuites()) this.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.passed += 1;
        // A test still pending when the run ended was cut off: it proved nothing.
        else if (state !== 'skipped') this.failed += 1;
      }
    }
  }

  /** Counts a check that is not a vitest test: lint, types, boundaries. */
  count(passed: boolean): void {
    if (passed) this.passed += 1;
    else this.failed += 1;
  }

  /** Adds what another process counted. */
  add({ passed, failed }: Pick<ClosingLineReporter, 'passed' | 'failed'>): void {
    this.passed += passed;
    this.failed += failed;
  }

  /** The line that ends `npm test`. */
  line(): string {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
