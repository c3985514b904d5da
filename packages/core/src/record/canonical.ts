// RFC 8785 (JSON Canonicalization Scheme): one text for one value.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a JSON value: keys in UTF-16 order, no white space, numbers as ECMAScript prints them. Throws on what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that JSON cannot hold');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // A Map or a Set has no members of its own and would pass as `{}`.
  if (Object.prototype.toString.call(value) === '[object Object]') {
    let members = '';
    // Without a comparison `sort` orders by UTF-16 units, as the scheme has it.
    for (const key of Object.keys(value as object).sort()) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      if (member !== undefined) members += `${members === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  throw new Error(`a value that JSON cannot hold: ${Object.prototype.toString.call(value)}`);
}

function quote(value: string): string {
  if (!value.isWellFormed()) throw new Error('a string with a lone surrogate');
  return JSON.stringify(value);
}

/** Whether a parsed JSON value can be written and hashed: numbers that are finite, and strings, keys included, without lone surrogates. */
export function hasCanonicalJson(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(hasCanonicalJson);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && hasCanonicalJson(member));
}
