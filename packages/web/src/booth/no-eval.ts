// The page's policy lets no code be made from text, and zod would try it: it reads this before it makes its first schema.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
