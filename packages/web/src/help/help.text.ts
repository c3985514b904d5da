import { text } from '@tinnhiem/core';

export const helpText = {
  title: text('Hướng dẫn', 'Handbook (in Vietnamese)'),
  lead: text(
    'Theo vai trò. Gõ vài chữ để tìm, có dấu hoặc không dấu.',
    'By role. Type some words to search, with or without tones.',
  ),
  search: text('Tìm trong hướng dẫn', 'Search the handbook'),
  nothing: text('Không tìm thấy. Thử ít chữ hơn.', 'Nothing found. Try fewer words.'),
  contents: text('Vai trò', 'Roles'),
  book: text('Sổ tay (PDF)', 'Handbook (PDF)'),
  back: text('Về phần mềm', 'To the program'),
  help: text('Hướng dẫn cho màn hình này', 'Help for this screen'),
} as const;
