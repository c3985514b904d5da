// All people are invented.
import { expect, test } from 'vitest';
import { namesOnBallot, toldApart } from './told-apart.ts';

const an = { name: 'Nguyễn Văn An', position: 'Trưởng khoa Nông học', person: 'CB1' };
const other = { name: 'Nguyễn  văn an', position: 'Trưởng phòng Đào tạo', person: 'CB2' };
const binh = { name: 'Trần Thị Bình', position: 'Hiệu trưởng', person: 'CB3' };

test('people of one name are told apart by their posts, and nobody else is', () => {
  expect(toldApart([an, binh, other])).toEqual([
    'Nguyễn Văn An, Trưởng khoa Nông học',
    'Trần Thị Bình',
    'Nguyễn  văn an, Trưởng phòng Đào tạo',
  ]);
});

test('a person named once for each list is no namesake; another of that name is, on whichever list', () => {
  const onCommittee = { ...an, position: 'Ủy viên Ban Thường vụ' };
  expect(toldApart([onCommittee, binh, an])).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Nguyễn Văn An']);
  expect(toldApart([onCommittee, other])).toEqual([
    'Nguyễn Văn An, Ủy viên Ban Thường vụ',
    'Nguyễn  văn an, Trưởng phòng Đào tạo',
  ]);
});

test('people of one name and post are told apart by their codes, and without codes by their numbers in the list', () => {
  const twin = { ...an, person: 'CB9' };
  expect(toldApart([an, twin])).toEqual([
    'Nguyễn Văn An, Trưởng khoa Nông học (CB1)',
    'Nguyễn Văn An, Trưởng khoa Nông học (CB9)',
  ]);
  expect(toldApart([{ name: 'An' }, { name: 'Bình' }, { name: 'An', position: '' }])).toEqual([
    'An (1)',
    'Bình',
    'An (3)',
  ]);
});

test('rows of a ballot are named as its people are told apart, with the unit where the post does not say it', () => {
  const on = (person: string, unit: string) => ({ person, name: an.name, posts: [{ title: 'Trưởng khoa', unit }] });
  const votedOn = [on('CB1', 'Khoa Nông học'), on('CB2', 'Khoa Lâm nghiệp')] as never[];
  expect(namesOnBallot({ votedOn })).toEqual([
    'Nguyễn Văn An, Trưởng khoa, Khoa Nông học',
    'Nguyễn Văn An, Trưởng khoa, Khoa Lâm nghiệp',
  ]);
});
