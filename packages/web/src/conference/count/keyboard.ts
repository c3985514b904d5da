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
