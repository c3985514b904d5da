// Asking until there is an answer, through a network that comes and goes.
import { type Answer, ask, patienceAfter, pauseAfter } from './api.ts';

/** How it stands while there is no answer: tried so often, next time after so many seconds. */
export interface Trying {
  readonly failed: number;
  readonly seconds: number;
}

export type Answered<T> = Exclude<Answer<T>, { readonly kind: 'again' }>;

const wake = new EventTarget();

/** Whoever waits for the next try tries now. */
export function tryNow(): void {
  wake.dispatchEvent(new Event('wake'));
}

addEventListener('online', tryNow);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') tryNow();
});

/** Asks until the server answers. `onTrying` hears of every try that failed. */
export async function askPatiently<T>(
  path: string,
  body: unknown,
  onTrying: (trying: Trying) => void,
): Promise<Answered<T>> {
  for (let failed = 1; ; failed += 1) {
    const answer = await ask<T>(path, body, patienceAfter(failed - 1));
    if (answer.kind !== 'again') return answer;
    const seconds = pauseAfter(failed, answer.seconds, Math.random());
    onTrying({ failed, seconds });
    await pause(seconds * 1000);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      wake.removeEventListener('wake', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, milliseconds);
    wake.addEventListener('wake', goOn);
  });
}
