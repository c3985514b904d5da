/** The room's screen. */
export function Display() {
  return <main />;
}
