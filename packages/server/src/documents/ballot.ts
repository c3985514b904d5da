// S08–S11: the ballot of a list. The same on every copy, but for the random codes that a plan may ask for; before approval, and for whoever
// does not print ballots, a specimen whose sheets never count.
import { contentHash, fingerprint, positionOf } from '@tinnhiem/core';
import type { BallotInput } from '@tinnhiem/documents';
import type { PrintRun } from './paper.ts';
import type { PaperConference, PaperList, Papers } from './papers.ts';

/** `copies` ballots, or specimens; those of a conference with random codes each with one of `drawCodes`, and none without. */
export function ballot(
  papers: Papers,
  conference: PaperConference,
  list: PaperList,
  { copies, drawCodes, specimen: onlyToSee }: Pick<PrintRun, 'copies' | 'drawCodes' | 'specimen'>,
): BallotInput {
  const { plan, rules, issued } = papers;
  const specimen = issued.draft || onlyToSee;
  const { superior, name, stamp, place } = plan.organisation;
  const { title, day, count } = conference.planned;
  return {
    ...(superior === undefined ? {} : { parent: superior }),
    body: stamp.toLocaleLowerCase('vi').includes(name.toLocaleLowerCase('vi')) ? stamp : `${stamp} ${name}`,
    place,
    subject: list.title,
    conference: title,
    date: day,
    criteria: rules.criteria.value,
    people: list.votedOn.map((who) => ({ id: who.person, name: who.name, post: positionOf(who.posts) })),
    invalidReasons: rules.invalidity.map(({ label, layer }) =>
      layer.value === 'ballot' ? label.vi : `${label.vi} (không tính phần ghi đối với người đó)`,
    ),
    signature: rules.signature.value === 'allowed' ? 'optional' : 'forbidden',
    style: styleOf(papers, list, specimen),
    ...(specimen ? { specimen } : {}),
    copies,
    ...(count.ballotCode === 'random' ? { serials: [...drawCodes(copies)] } : {}),
  };
}

/** The code of a ballot style: it names the list as approved, never a ballot. A specimen has one of its own. */
function styleOf({ issued }: Papers, list: PaperList, specimen: boolean): string {
  const people = list.votedOn.map(({ person }) => person);
  const code = fingerprint(contentHash({ list: list.id, people, issued: issued.fingerprint })).slice(0, 9);
  return specimen ? `MAU-${code}` : code;
}
