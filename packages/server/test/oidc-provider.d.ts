// As much of the provider as the tests use; it brings no types of its own.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(
      issuer: string,
      options: Readonly<Record<string, unknown>> & {
        readonly findAccount: (
          context: unknown,
          id: string,
        ) => { readonly accountId: string; readonly claims: () => Readonly<Record<string, unknown>> };
      },
    );
    callback(): RequestListener;
  }
}
