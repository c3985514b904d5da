import { describe, expect, it } from 'vitest';
import { type Findable, findPeople, isShared, personOfCode, sharedNames } from './search.ts';

// Invented people.
const people: Findable[] = [
  { person: 'CB-001', name: 'Nguyễn Văn An', unit: 'Phòng Đào tạo', present: false },
  { person: 'CB-002', name: 'Trần Thị Anh', unit: 'Khoa Nông học', present: false },
  { person: 'CB-003', name: 'Lê Văn Điền', unit: 'Khoa Lâm nghiệp', present: false },
  { person: 'CB-004', name: 'Phạm Thị Diễn', unit: 'Phòng Kế hoạch', present: false },
  { person: 'CB-005', name: 'Nguyễn Văn An', unit: 'Viện Khoa học Sự sống', present: false },
  { person: 'CB-006', name: 'Hoàng Ân', unit: 'Trạm Y tế', present: true },
];
const found = (typed: string) => findPeople(people, typed).map((person) => person.person);

describe('finding a person', () => {
  it('needs two letters and no marks', () => {
    expect(found('an')).toEqual(['CB-001', 'CB-005', 'CB-002', 'CB-006']);
  });

  it('prefers the name whose marks were typed', () => {
    expect(found('Điền')[0]).toBe('CB-003');
    expect(found('diễn')[0]).toBe('CB-004');
    expect(found('dien')).toEqual(expect.arrayContaining(['CB-003', 'CB-004']));
  });

  it('tells people of one name apart by unit or id', () => {
    expect(found('an vien')[0]).toBe('CB-005');
    expect(found('cb-005')[0]).toBe('CB-005');
  });

  it('finds by initials', () => {
    expect(found('nva')).toEqual(['CB-001', 'CB-005']);
  });

  it('puts people who are already here after those who fit as well and are not', () => {
    expect(found('an').at(-1)).toBe('CB-006');
    expect(found('hoang an')).toEqual(['CB-006']);
  });

  it('does not find the middle of a word by two letters', () => {
    expect(found('an')).not.toContain('CB-003');
    expect(found('hoc')).toEqual(expect.arrayContaining(['CB-002', 'CB-005']));
  });

  it('finds nobody for nothing', () => {
    expect(found('  ')).toEqual([]);
    expect(found('xyz')).toEqual([]);
  });
});

describe('an attendance code', () => {
  it('names one person, whatever the case of its letters', () => {
    expect(personOfCode(people, ' tn:cb-003 ')?.person).toBe('CB-003');
  });
  it('of nobody here is told from text that is no code', () => {
    expect(personOfCode(people, 'TN:CB-999')).toBeUndefined();
    expect(personOfCode(people, 'an')).toBeNull();
  });
});

it('knows which names are shared', () => {
  const shared = sharedNames(people);
  expect(isShared(shared, 'nguyễn văn an')).toBe(true);
  expect(isShared(shared, 'Trần Thị Anh')).toBe(false);
});
