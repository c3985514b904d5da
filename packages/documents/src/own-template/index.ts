export { type CheckedTemplate, checkTemplate, type TemplateFinding } from './check.ts';
export { fillTemplate, linesOf } from './fill.ts';
export { type Placeholder, placeholdersOf } from './placeholders.ts';
export { HostileFile, mostBytes, safeParts } from './safe-docx.ts';
export { starterTemplate } from './starter.ts';
