// What runs on a server only: `@tinnhiem/ballot-box/server`.
export { fastestGroup, sodiumGroup } from './sodium.ts';
export { verifyingGroup, wasmGroup } from './wasm.ts';
