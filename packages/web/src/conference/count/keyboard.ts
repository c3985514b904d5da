/** Whether a pressed key is meant for a field, a dialogue, a menu, or for the button that has the focus. */
export function isMeantElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role="dialog"]') !== null) return true;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') !== null) return true;
  return (event.key === 'Enter' || event.key === ' ') && target.closest('button, a, summary') !== null;
}
