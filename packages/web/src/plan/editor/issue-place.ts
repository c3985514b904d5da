// Where in the form something is missing, in the words of the form.
import { type Text, text } from '@tinnhiem/core';
import { ruleLabels } from '../../rules/rules.text.ts';
import { editorText } from './editor.text.ts';

const names: Readonly<Record<string, Text>> = {
  'conferences.title': editorText.conferenceTitle,
  'conferences.lists': editorText.conferenceLists,
  'conferences.place': editorText.venue,
  'lists.title': editorText.listTitle,
  'lists.conference': editorText.conference,
  'lists.place': editorText.listPlace,
  'leftOut.person': editorText.leftOutPerson,
  'leftOut.document': editorText.leftOutDocument,
  'electronicCasting.date': editorText.electronicDecisionDate,
  'organisation.name': editorText.organisationName,
  'organisation.issuer': editorText.issuer,
  'organisation.place': editorText.place,
  'organisation.stamp': editorText.stamp,
  'organisation.superior': editorText.superior,
  'signature.name': editorText.signerName,
  'signature.role': editorText.signerRole,
  'signature.onBehalfOf': editorText.onBehalfOf,
  'term.from': editorText.termFrom,
  'term.until': editorText.termUntil,
  casting: editorText.casting,
  chair: editorText.chair,
  committee: editorText.committees,
  committees: editorText.committees,
  completeBefore: editorText.completeBefore,
  conferences: editorText.conference,
  date: editorText.date,
  day: editorText.day,
  decision: editorText.electronicDecisionName,
  electronicCasting: editorText.electronicDecision,
  head: editorText.head,
  id: editorText.id,
  label: editorText.roleLabel,
  leadingPosts: editorText.leadingPosts,
  leftOut: editorText.leftOut,
  legalBases: editorText.legalBases,
  lists: editorText.list,
  number: editorText.number,
  observers: editorText.observers,
  organisations: text('Đoàn thể', 'Organisation'),
  posts: editorText.post,
  recipients: editorText.recipients,
  sections: editorText.sections,
  sessionOpening: editorText.sessionOpening,
  subject: editorText.subject,
  time: editorText.time,
  title: editorText.planTitle,
  votedOn: editorText.votedOn,
  voters: editorText.voters,
  provision: editorText.provision,
  ...ruleLabels,
};

// These only hold others and say nothing to the reader.
const silent = new Set(['document', 'organisation', 'rules', 'overlay', 'cite', 'value', 'signature', 'term', 'layer']);

/** `lists.0.voters.1.posts` → `Danh sách 1 › Thành phần ghi phiếu 2 › Chức vụ`. */
export function placeOf(path: string): Text {
  const parts = path.split('.');
  const shown: { vi: string; en: string }[] = [];
  let holder = '';
  for (const part of parts) {
    const last = shown.at(-1);
    if (/^\d+$/.test(part)) {
      if (last !== undefined) shown[shown.length - 1] = numbered(last, Number(part) + 1);
      continue;
    }
    const name = names[`${holder}.${part}`] ?? names[part];
    const isPost = part === 'title' && (holder === 'posts' || holder === 'head');
    if (!isPost && !silent.has(part)) shown.push(name ?? text(part, part));
    holder = part;
  }
  return text(shown.map((name) => name.vi).join(' › '), shown.map((name) => name.en).join(' › '));
}

function numbered(name: Text, number: number): Text {
  return text(`${name.vi} ${number}`, `${name.en} ${number}`);
}
