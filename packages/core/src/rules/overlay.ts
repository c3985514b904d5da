import type { Overlay, Rules } from './rules.ts';

/** The rules that hold under an overlay. What the overlay names replaces the rule set's value whole; its name and sources stay with it. */
export function applyOverlay(rules: Rules, overlay: Overlay | undefined): Rules {
  if (overlay === undefined) return rules;
  const { name: _name, ...values } = overlay;
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { ...rules, ...present };
}

/** Every value in a rule set that no source confirms, as paths, so that it can be shown as such. */
export function unverifiedPaths(rules: Rules): string[] {
  const paths: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`);
    else if (typeof value === 'object' && value !== null) {
      if ('cite' in value && value.cite === 'unverified') paths.push(path);
      for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(rules, '');
  return paths;
}
