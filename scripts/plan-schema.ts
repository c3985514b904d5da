// node scripts/run.mjs scripts/plan-schema.ts
// Writes docs/reference/plan.schema.json, the JSON Schema of a plan file, so that editors complete and explain its keys.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { daySchema, planSchema } from '../packages/core/src/index.ts';

export const schemaFile = join(import.meta.dirname, '..', 'docs', 'reference', 'plan.schema.json');

type Node = { [key: string]: unknown };

/** What each key means, shown by editors. `[]` steps into the items of an array. */
const descriptions: Readonly<Record<string, string>> = {
  schema: 'Phiên bản của dạng tệp này. / Version of this file format.',
  id: 'Mã của kế hoạch, thành một phần mã của đợt: chữ thường không dấu, số, gạch nối. / Id of the plan, part of the round’s id.',
  title: 'Tên đợt lấy phiếu. / Title of the round.',
  organisation: 'Cơ quan tổ chức lấy phiếu, ghi như trên văn bản. / The organisation, as it stands on documents.',
  'organisation.name': 'Tên cơ quan: TRƯỜNG ĐẠI HỌC … / Name of the organisation.',
  'organisation.superior':
    'Cơ quan cấp trên trực tiếp, dòng trên bên trái của văn bản. / The body above, first line at the left.',
  'organisation.issuer': 'Cơ quan ban hành: ĐẢNG ỦY … / The issuing body.',
  'organisation.place': 'Địa danh ở dòng ngày tháng: Thái Nguyên. / Place in the date line.',
  'organisation.stamp':
    'Dấu treo trên phiếu là của ai: Ban Chấp hành Đảng bộ. / Whose hanging stamp the ballots carry.',
  document: 'Lời văn của kế hoạch khi ban hành. / The words of the plan as issued.',
  'document.profile':
    'Thể thức văn bản: party-2018 (36-HD/VPTW), party-2026 (05-HD/VPTW), state-2020 (Nghị định 30/2020/NĐ-CP). / Document format.',
  'document.number': 'Số và ký hiệu: 05-KH/ĐU. Chưa có thì bỏ. / Number and sign; leave out until there is one.',
  'document.date': 'Ngày ban hành, YYYY-MM-DD. / Day of issue.',
  'document.subject': 'Trích yếu. / Subject.',
  'document.legalBases': 'Các căn cứ, mỗi căn cứ một dòng. / Legal bases, one a line.',
  'document.intro': 'Câu dẫn trước mục I. / The sentence before section I.',
  'document.sections': 'Các mục, ghi cả số thứ tự trong tiêu đề. / Sections, with their numbers in the headings.',
  'document.recipients': 'Nơi nhận. / Recipients.',
  'document.signature': 'Khối chữ ký. / Signature block.',
  'document.signature.onBehalfOf': 'T/M BAN THƯỜNG VỤ',
  'document.signature.role': 'BÍ THƯ',
  'document.signature.signed': 'Ghi “(Đã ký)” khi công bố bản đã ký. / “(Đã ký)” where a signed copy is published.',
  rules: 'Bộ quy định áp dụng. / The rule set.',
  'rules.id':
    'Mã bộ quy định: vn/262-qd-tw-2014, vn/96-qd-tw-2023, vn/35-2012-qh13, vn/85-2014-qh13, vn/96-2023-qh15. / Id of the rule set.',
  'rules.overlay':
    'Giá trị riêng của kế hoạch hoặc đơn vị, mỗi giá trị ghi rõ căn cứ (cite); thay cho giá trị cùng tên của bộ quy định. / The plan’s own values, each with its source; they replace those of the rule set.',
  'rules.overlay.tenure': 'Thời gian giữ chức vụ tối thiểu. / Minimum time in post.',
  'rules.overlay.cutoff':
    'Ngày cụ thể: bổ nhiệm trước ngày này (inclusive: kể cả ngày này) mới lấy phiếu. / Appointed before this day.',
  'rules.overlay.places': 'Mỗi người (person) hoặc mỗi chức danh (title) tối đa mấy nơi. / At most so many places.',
  'rules.overlay.denominator': 'Mẫu số của tỷ lệ phần trăm (display) và của mức xem xét (thresholds). / Bases.',
  'rules.overlay.denominator.display':
    'collected: số phiếu thu về; members: tổng số thành viên … / Base of the percentages.',
  'rules.overlay.invalidity':
    'Các trường hợp không hợp lệ; layer: ballot (cả phiếu) hoặc row (một người). / Reasons of invalidity.',
  'rules.overlay.signature': 'Người ghi phiếu được ký tên (allowed) hay không (forbidden). / Whether voters may sign.',
  'rules.overlay.thresholds': 'Các mức phải xem xét. / Lines of consequence.',
  'rules.overlay.deadlines': 'Các thời hạn tính lùi. / Clocks counted back.',
  'rules.overlay.criteria': 'Tiêu chí in trên phiếu. / Criteria printed on the ballot.',
  'rules.overlay.publication': 'Công khai đến ai. / To whom results are made known.',
  'rules.overlay.minutes': 'Số bản biên bản và dấu mật. / Copies and marking of the minutes.',
  term: 'Nhiệm kỳ. / Term of office.',
  completeBefore: 'Phải xong trước ngày này; đúng ngày này là muộn. / Done before this day.',
  sessionOpening: 'Ngày khai mạc kỳ họp, khi quy định tính từ ngày đó. / Opening day of the session.',
  leadingPosts:
    'Chức vụ lãnh đạo khác, khi thời gian giữ chức vụ tính chung (tenure.counts: anyLeadingPost). / Other leading posts that count as time in post.',
  lists: 'Các danh sách; mỗi danh sách là một loại phiếu. / Lists; each is one ballot style.',
  'lists[].id': 'Mã danh sách: ban-giam-hieu. / Id of the list.',
  'lists[].title': 'Ai được lấy phiếu, theo lời của kế hoạch. / Who is voted on, in the plan’s words.',
  'lists[].place': 'Nơi lấy phiếu: party-committee (cấp ủy cùng cấp) hoặc workplace (nơi công tác). / Where.',
  'lists[].votedOn': 'Chức vụ của người được lấy phiếu. / Posts that are voted on.',
  'lists[].voters':
    'Các thành phần ghi phiếu; một người giữ nhiều chức vụ vẫn chỉ một phiếu. / Roles that vote; one ballot a person.',
  'lists[].voters[].label': 'Tên thành phần, ghi trong danh sách người ghi phiếu. / Name of the role.',
  'lists[].voters[].posts':
    'Tên chức vụ như trong danh sách cán bộ; thêm unit nếu chỉ ở một đơn vị. / Post titles as in the roster.',
  'lists[].committees':
    'Ban chấp hành các đoàn thể: cùng ghi phiếu cho tất cả (all) hoặc mỗi ban cho người đứng đầu của mình (own). / Committees of mass organisations.',
  'lists[].order': 'Thứ tự tên trên phiếu: name (A, B, C theo tên) hoặc rank (theo thứ tự chức vụ). / Order of names.',
  conferences: 'Các hội nghị. / Conferences.',
  'conferences[].id': 'Mã hội nghị. / Id of the conference.',
  'conferences[].day': 'Ngày lấy phiếu, YYYY-MM-DD. / Voting day.',
  'conferences[].time': 'Giờ bắt đầu: "08:00" (để trong dấu ngoặc kép). / Time, in quotation marks.',
  'conferences[].place': 'Địa điểm. / Venue.',
  'conferences[].lists': 'Danh sách lấy phiếu tại hội nghị này. / Lists voted on here.',
  'conferences[].chair': 'Người chủ trì: Bí thư Đảng ủy. / Chair.',
  'conferences[].count':
    'Cách kiểm phiếu: entry (nhập từng phiếu) hoặc tally-sheet (cộng trên phiếu tổng hợp); independent: số lần đếm độc lập. / How ballots are counted.',
  'conferences[].observers': 'Đại biểu dự, không ghi phiếu. / Observers without a vote.',
  leftOut:
    'Người không lấy phiếu vì lý do mà quy định nêu (nghỉ chờ hưu, từ chức, ốm dài ngày), kèm văn bản. / People left out of every list, with the document that says why.',
  inquiries:
    'Yêu cầu cung cấp thông tin gửi đến ai (addressee), cơ quan nào phối hợp (helpers); kèm căn cứ. / To whom requests for information go, and who works on them besides, with its citation.',
  'conferences[].casting':
    'Cách ghi phiếu: paper (giấy), electronic (điện tử), mixed (cả hai); không ghi là phiếu giấy. / How people cast; absent: on paper.',
  electronicCasting:
    'Quyết định cho phép bỏ phiếu điện tử. Không có mục này thì chỉ dùng phiếu giấy. / Decision that allows electronic casting; without it, paper only.',
};

/** The schema as the text of the file. Throws when a description names a key that the plan does not have. */
export function planSchemaText(): string {
  const root = z.toJSONSchema(planSchema, {
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === daySchema) jsonSchema.pattern = '^\\d{4}-\\d{2}-\\d{2}$';
    },
  }) as Node;
  for (const [path, description] of Object.entries(descriptions)) nodeAt(root, path).description = description;
  const { $schema, ...rest } = root;
  const titled = { $schema, title: 'Tín Nhiệm: kế hoạch lấy phiếu tín nhiệm / confidence vote plan', ...rest };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

function nodeAt(root: Node, path: string): Node {
  let node = root;
  for (const step of path.replaceAll('[]', '.[]').split('.')) {
    const holder = resolved(root, node);
    const next = step === '[]' ? holder.items : (holder.properties as Node | undefined)?.[step];
    if (typeof next !== 'object' || next === null) throw new Error(`a plan has no ${path}`);
    node = next as Node;
  }
  return node;
}

function resolved(root: Node, node: Node): Node {
  const name = typeof node.$ref === 'string' ? node.$ref.replace('#/$defs/', '') : undefined;
  return name === undefined ? node : ((root.$defs as Node)[name] as Node);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, planSchemaText());
}
