import { useEffect, useRef } from 'react';

/** Whether a pressed key is meant for a field, a dialogue, a menu, or for the button that has the focus. */
export function isMeantElsewhere(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role="dialog"]') !== null) return true;
  // Where something was chosen, such as the language, digits and letters are still those of the ballot.
  if (target.closest('input[type="radio"], input[type="checkbox"]') !== null)
    return key === ' ' || key.startsWith('Arrow');
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') !== null) return true;
  return (key === 'Enter' || key === ' ') && target.closest('button, a, summary') !== null;
}

/**
 * Hears every key that is pressed on the page, for as long as the screen is there; `onKey` may be another function each time. `first`: before
 * every other listener, for a form inside a form.
 */
export function useKeys(onKey: (event: KeyboardEvent) => void, first = false): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', listener, { capture: first });
    return () => document.removeEventListener('keydown', listener, { capture: first });
  }, [first]);
}
