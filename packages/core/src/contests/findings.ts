import type { FindingKind } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';

export const monthsDisagree: FindingKind<[name: string, post: string, reason: Text]> = {
  code: 'I-months-disagree',
  severity: 'info',
  title: text('Số tháng và ngày chốt cho kết quả khác nhau', 'Months and cut-off day disagree'),
  message: (name, post, reason) =>
    text(
      `${name} (${post}): tính theo số tháng thì khác, nhưng ngày ghi rõ trong kế hoạch quyết định. ${reason.vi}.`,
      `${name} (${post}): the months alone would say otherwise, but the day that the plan names governs. ${reason.en}.`,
    ),
  todo: text(
    'Không phải làm gì; nếu kế hoạch ghi nhầm ngày thì sửa kế hoạch.',
    'Nothing to do; correct the plan if it names the wrong day.',
  ),
};

export const leftOutByMove: FindingKind<[name: string, list: string, reason: Text]> = {
  code: 'W-left-out-by-move',
  severity: 'warning',
  title: text('Không được lấy phiếu chỉ vì mới chuyển chức vụ', 'Left out only because of a promotion or a move'),
  message: (name, list, reason) =>
    text(
      `${name} không thuộc danh sách “${list}” chỉ vì mới nhận chức vụ này; tính cả chức vụ lãnh đạo trước đó thì đủ thời gian. ${reason.vi}.`,
      `${name} is not on “${list}” only because of taking this post recently; with the leading posts held before, the time would suffice. ${reason.en}.`,
    ),
  todo: text(
    'Quyết định: giữ nguyên (ghi lý do), hoặc chọn danh sách này để đưa vào.',
    'Decide: leave it so (give the reason), or choose this list to put the person on it.',
  ),
};

export const tooManyPlaces: FindingKind<[name: string, lists: readonly string[], max: number]> = {
  code: 'W-too-many-places',
  severity: 'warning',
  title: text('Được lấy phiếu ở quá nhiều nơi', 'Voted on in too many places'),
  message: (name, lists, max) =>
    text(
      `${name} có tên trong ${lists.length} danh sách (${lists.join('; ')}), quy định tối đa ${max} nơi.`,
      `${name} is on ${lists.length} lists (${lists.join('; ')}); the rule allows at most ${max}.`,
    ),
  todo: text(
    'Chọn các danh sách giữ lại, hoặc ghi lý do để nguyên.',
    'Choose the lists to stay on, or record why it stands.',
  ),
};

export const twoOfOneKind: FindingKind<
  [name: string, lists: readonly string[], kind: 'party-committee' | 'workplace']
> = {
  code: 'W-two-places-of-one-kind',
  severity: 'warning',
  title: text('Hai nơi lấy phiếu cùng loại', 'Two places of one kind'),
  message: (name, lists, kind) => {
    const where =
      kind === 'workplace' ? text('nơi công tác', 'the workplace') : text('cấp ủy cùng cấp', 'the party committee');
    return text(
      `${name} được lấy phiếu hai lần ở ${where.vi} (${lists.join('; ')}).`,
      `${name} is voted on twice at ${where.en} (${lists.join('; ')}).`,
    );
  },
  todo: text('Chọn một danh sách, hoặc ghi lý do để nguyên.', 'Choose one list, or record why it stands.'),
};

export const postHeldByNobody: FindingKind<[title: string, units: readonly string[]]> = {
  code: 'W-post-held-by-nobody',
  severity: 'warning',
  title: text('Chức vụ trong kế hoạch không ai giữ', 'A post of the plan that nobody holds'),
  example: ['Giám đốc, Sở Tài chính', ['Sở Tài chính tỉnh']],
  message: (title, units) => {
    const shown = `${units.slice(0, 8).join('; ')}${units.length > 8 ? '…' : ''}`;
    return text(
      `Theo danh sách nhân sự, vào ngày lấy phiếu không ai giữ chức vụ “${title}”${units.length === 0 ? '' : `; chức vụ này có ở: ${shown}`}.`,
      `By the roster, nobody holds the post “${title}” on the voting day${units.length === 0 ? '' : `; the post is held in: ${shown}`}.`,
    );
  },
  todo: text(
    'Kiểm tra tên chức vụ và đơn vị trong kế hoạch, trong sheet Chức vụ, và các ngày giữ chức vụ; nếu đúng là khuyết thì ghi lý do.',
    'Compare title and unit in the plan with the sheet Chức vụ, and the days there; if the post is vacant, record that as the reason.',
  ),
};

export const postLooksAlike: FindingKind<[plan: string, roster: string]> = {
  code: 'W-post-looks-alike',
  severity: 'warning',
  title: text('Hai cách viết gần giống nhau của một chức vụ', 'Two spellings of what looks like one post'),
  message: (plan, roster) =>
    text(
      `Kế hoạch ghi “${plan}”, danh sách nhân sự ghi “${roster}”: chương trình coi là hai chức vụ khác nhau.`,
      `The plan says “${plan}”, the roster says “${roster}”: these count as two different posts.`,
    ),
  todo: text(
    'Sửa cho giống nhau rồi nhập lại, hoặc ghi lý do nếu đúng là hai chức vụ.',
    'Make them the same and import again, or record why they are two posts.',
  ),
};

export const postsNotNamed: FindingKind<[posts: readonly (readonly [title: string, people: number])[]]> = {
  code: 'I-posts-not-named',
  severity: 'info',
  title: text('Chức vụ mà kế hoạch không nêu', 'Posts that the plan does not name'),
  example: [[['Đảng ủy viên', 1]]],
  message: (posts) =>
    text(
      `Không danh sách nào của kế hoạch nêu những chức vụ này, nên ai chỉ giữ chúng thì không được lấy phiếu, cũng không ghi phiếu: ${posts.map(([title, people]) => `“${title}” (${people} người)`).join(', ')}.`,
      `No list of the plan names these posts; who holds no other is neither voted on nor a voter: ${posts.map(([title, people]) => `“${title}” (${people} people)`).join(', ')}.`,
    ),
  todo: text(
    'Xem có chức vụ nào chỉ là cách gọi khác của một chức vụ trong kế hoạch (ví dụ “Đảng ủy viên”): nếu có, viết cho giống nhau rồi nhập lại.',
    'Look whether one of them is only another name of a post of the plan; if so, write both the same and import again.',
  ),
};

export const nobodyVotedOn: FindingKind<[list: string]> = {
  code: 'E-nobody-voted-on',
  severity: 'error',
  title: text('Danh sách không có người được lấy phiếu', 'A list without people voted on'),
  message: (list) =>
    text(`Danh sách “${list}” không có ai được lấy phiếu.`, `Nobody is voted on in the list “${list}”.`),
  todo: text(
    'Kiểm tra chức vụ, ngày bổ nhiệm và ngày chốt, hoặc bỏ danh sách này khỏi kế hoạch.',
    'Check posts, days of appointment and the cut-off, or take this list out of the plan.',
  ),
};

/** How long what a row of a ballot says may be, in letters: what is longer leaves the row too high to be read well. */
export const longestOnBallot = { name: 80, post: 300 } as const;

export const tooLongForBallot: FindingKind<[name: string, what: keyof typeof longestOnBallot, letters: number]> = {
  code: 'E-too-long-for-ballot',
  severity: 'error',
  example: ['Nguyễn Văn An', 'post', 312],
  title: text('Dài quá, không in được trên phiếu', 'Too long to be printed on a ballot'),
  message: (name, what, letters) =>
    what === 'name'
      ? text(
          `Họ tên “${name}” dài ${letters} chữ; phiếu in được tối đa ${longestOnBallot.name} chữ.`,
          `The name “${name}” has ${letters} letters; a ballot holds ${longestOnBallot.name}.`,
        )
      : text(
          `Chức vụ và đơn vị của ${name} dài ${letters} chữ; phiếu in được tối đa ${longestOnBallot.post} chữ.`,
          `Posts and units of ${name} have ${letters} letters; a ballot holds ${longestOnBallot.post}.`,
        ),
  todo: text(
    'Rút ngắn trong danh sách nhân sự (cột họ tên chỉ ghi họ tên; tên đơn vị viết gọn) rồi nhập lại.',
    'Shorten it in the roster (nothing but the name in the column of names; short names of units) and import again.',
  ),
};

export const alikeOnBallot: FindingKind<[name: string, ids: readonly string[], list: string]> = {
  code: 'W-alike-on-ballot',
  severity: 'warning',
  example: ['Nguyễn Văn An', ['CB001', 'CB002'], 'Phó Hiệu trưởng'],
  title: text('Hai dòng trên phiếu giống hệt nhau', 'Two rows of a ballot are the same'),
  message: (name, ids, list) =>
    text(
      `Trên phiếu “${list}”, ${ids.length} người tên ${name} (${ids.join(', ')}) có cùng chức vụ, đơn vị: người ghi phiếu không phân biệt được.`,
      `On the ballot “${list}” ${ids.length} people called ${name} (${ids.join(', ')}) have the same posts and units: voters can't tell them apart.`,
    ),
  todo: text(
    'Ghi thêm điều phân biệt vào chức vụ hoặc đơn vị trong danh sách nhân sự (ví dụ “phụ trách đào tạo”) rồi nhập lại; nếu vẫn để nguyên thì ghi lý do.',
    'Add what tells them apart to post or unit in the roster (“in charge of training”) and import again; or record why it stands.',
  ),
};

export const authorityUnknown: FindingKind<[names: readonly string[]]> = {
  code: 'I-authority-unknown',
  severity: 'info',
  title: text('Chưa ghi diện quản lý', 'No managing authority yet'),
  message: (names) => {
    const shown = names.slice(0, 10).join('; ') + (names.length > 10 ? '; …' : '');
    return text(
      `Danh sách nhân sự không ghi cấp nào quản lý ${names.length} người được lấy phiếu: ${shown}. Kết quả của họ sẽ không có trong báo cáo nào gửi cấp quản lý.`,
      `The roster names no managing authority for ${names.length} people voted on: ${shown}. Their results will be in no report to an authority.`,
    );
  },
  todo: text(
    'Ghi cột “Diện quản lý” rồi nhập lại trước khi phê duyệt; nếu không phải báo cáo ai về họ thì không phải làm gì.',
    'Fill in the column “Diện quản lý” and import again before the approval; where nobody is to be told of them, nothing is to be done.',
  ),
};

export const contestFindings = [
  monthsDisagree,
  leftOutByMove,
  tooManyPlaces,
  twoOfOneKind,
  postHeldByNobody,
  postLooksAlike,
  postsNotNamed,
  nobodyVotedOn,
  tooLongForBallot,
  alikeOnBallot,
  authorityUnknown,
] as const;
