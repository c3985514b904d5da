/** `8h15`, `8:15`, `08.15` or `8 giờ 15` as `08:15`, `8h` as `08:00`; `null` where it is no time of the day. */
export function readTime(typed: string): string | null {
  const match = /^\s*(\d{1,2})\s*(?:h|g|giờ|[:.])\s*(?:(\d{1,2})\s*(?:phút|p|')?)?\s*$/iu.exec(typed.normalize('NFC'));
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}
