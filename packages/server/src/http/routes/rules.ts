import { err, ok, text, unverifiedPaths } from '@tinnhiem/core';
import { ruleSet, ruleSets } from '@tinnhiem/regulations';
import { z } from 'zod';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const ruleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rules',
    access: 'signed-in',
    summary: text('Các bộ quy định', 'The rule sets'),
    answer: z.array(
      z.object({ id: z.string(), name: z.object({ vi: z.string(), en: z.string() }), unverified: z.array(z.string()) }),
    ),
    handle: () =>
      ok(
        [...ruleSets.values()].map((rules) => ({ id: rules.id, name: rules.name, unverified: unverifiedPaths(rules) })),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/rules/:id',
    access: 'signed-in',
    summary: text('Một bộ quy định, từng giá trị kèm căn cứ', 'A rule set, every value with its source'),
    handle({ params }) {
      const rules = ruleSet(params.id ?? '');
      return rules.ok ? rules : err({ ...problem(rules.error), status: 404 });
    },
  }),
];
