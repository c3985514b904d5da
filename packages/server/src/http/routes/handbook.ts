// The handbook: for everybody, also before there is an account, since voters have none. It says nothing about any round.
import { err, ok, refuse, text } from '@tinnhiem/core';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, publicRoute, type Route } from '../route.ts';

// Loaded only here: most visits need no handbook.
const handbook = () => import('@tinnhiem/documents');

export const handbookRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/handbook',
    anonymous: true,
    summary: text('Sổ tay hướng dẫn, theo vai trò', 'The handbook, by role'),
    async handle() {
      const { cardNames, handbookCard, handbookChapters } = await handbook();
      const cards = cardNames.map((name) => ({ name, title: handbookCard(name).title }));
      return ok({ chapters: handbookChapters(), cards });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/handbook/pictures/:name',
    anonymous: true,
    summary: text('Một hình của sổ tay', 'A picture of the handbook'),
    answers: 'image/png',
    async handle({ params }) {
      const { name = '' } = params;
      const file = (await handbook()).handbookPicture(name);
      if (file === null) return err(problem(refuse(notFound, name)));
      const answer: FileAnswer = { file, type: 'image/png', name, inline: true };
      return ok(answer);
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/handbook/:name',
    anonymous: true,
    summary: text(
      'Sổ tay (so-tay) hoặc thẻ một trang, dạng PDF',
      'The handbook (so-tay) or a card of one page, as PDF',
    ),
    answers: 'application/pdf',
    async handle({ office, params }) {
      const { cardNames } = await handbook();
      const book = (['so-tay', ...cardNames] as const).find((name) => name === params.name);
      if (book === undefined) return err(problem(refuse(notFound, params.name ?? '')));
      const answer: FileAnswer = {
        file: await office.renderer.book(book),
        type: 'application/pdf',
        name: `${book}.pdf`,
        inline: true,
      };
      return ok(answer);
    },
  }),
];
