// The page that people open first. It stands in the archive by itself: no program, no network, no other file is needed to read it.
import { type Envelope, fingerprint, isMinuted, type Round, rehearsalMark, text } from '@tinnhiem/core';
import type { ListedDocument } from '@tinnhiem/verifier';

export interface ReadMe {
  readonly round: Round;
  readonly acts: readonly Envelope[];
  readonly finished: boolean;
  /** Whether ballots lie in the archive, under the committee's passphrase. */
  readonly sealed: boolean;
  /** Pictures of sheets that lie there with them. */
  readonly pictures: number;
  readonly documents: readonly { readonly path: string; readonly document: ListedDocument }[];
  readonly program: string;
}

const notInForce = text(
  'Biên bản của lần kiểm phiếu đã mở lại, không còn hiệu lực',
  'Minutes of a count that was opened again, no longer in force',
);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(words: string): string {
  return words.replace(/[&<>"]/gu, (character) => escapes[character] ?? character);
}

/** The page in plain Vietnamese, with a paragraph in English. */
export function readMePage(about: ReadMe): string {
  const { round, finished, sealed, pictures, documents, program } = about;
  const { plan, rehearsal } = round.state;
  const title = text(`Hồ sơ lưu trữ: ${plan.title}`, `Archive: ${plan.title}`);
  const former = formerMinutes(about);
  const marks = [
    ...(rehearsal ? [`${rehearsalMark.vi}: mọi người và mọi số liệu trong hồ sơ này là hư cấu.`] : []),
    ...(finished ? [] : ['CHƯA KẾT THÚC: đợt còn tiếp tục sau khi lập hồ sơ này; không dùng làm hồ sơ lưu trữ.']),
  ];
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title.vi)}</title>
<style>
body { font: 1.1rem/1.55 "Times New Roman", Tinos, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.mark { border: 3px solid #9b1c1c; color: #9b1c1c; font-weight: bold; padding: .6rem .8rem; }
code { font-family: Consolas, monospace; font-size: .95em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
</style>
${marks.map((mark) => `<p class="mark">${html(mark)}</p>\n`).join('')}<p>${html(plan.organisation.issuer)}</p>
<h1>${html(title.vi)}</h1>
<p>${plan.conferences.map(({ title: name, day }) => html(`${name}, ${vietnameseDay(day)}`)).join('<br>')}</p>

<h2>Đây là gì</h2>
<p>Tệp này chứa toàn bộ hồ sơ của một đợt lấy phiếu tín nhiệm: từng việc đã làm, ai làm, lúc nào (<code>record.jsonl</code>); kế hoạch
và quy định áp dụng (<code>plan.json</code>, <code>rules.json</code>); kết quả với tỷ lệ và kết luận (<code>results.json</code>); các văn
bản (thư mục <code>documents</code>), bản quét biên bản đã ký (<code>attachments</code>)${sealed ? ', và phần phiếu được niêm phong (<code>sealed</code>)' : ''}.
Hồ sơ có số liệu, nên được quản lý theo độ mật của biên bản kiểm phiếu.</p>

<h2>Kiểm tra thế nào</h2>
<ol>
<li>Mở trang <code>/kiem-tra-ho-so</code> của phần mềm Tín Nhiệm (trang chạy được khi không có mạng) rồi thả tệp hồ sơ vào; hoặc chạy <code>npx tinnhiem verify TEP.zip</code>.</li>
<li>Nhập mã in ở chân <b>biên bản kiểm phiếu đã ký trên giấy</b>. Không có bước này thì chỉ biết hồ sơ không tự mâu thuẫn; ai giữ tệp vẫn có thể
đã viết lại toàn bộ. Mã trên giấy thì không viết lại được.</li>
${sealed ? '<li>Muốn đếm lại từ từng phiếu: cần mật khẩu của Ban Kiểm phiếu (<code>--passphrase-file</code>).</li>' : ''}
</ol>
<p>Chỉ cần một byte trong tệp bị đổi, phần mềm sẽ báo sai và chỉ ra chỗ sai.</p>
<table>
<tr><th>Việc</th><th>Mã ở chân văn bản giấy</th></tr>
${anchors(about)}
</table>

<h2>Phần nào là bí mật, ai giữ mật khẩu</h2>
${
  sealed
    ? `<p>Từng phiếu đã đọc (<code>sealed/acts.bin</code>) được mã hóa bằng mật khẩu của <b>Ban Kiểm phiếu</b>: một phiếu ba mươi dòng đủ để nhận ra người ghi. Trưởng
Ban Kiểm phiếu giữ mật khẩu; phần mềm không lưu. <b>Mất mật khẩu thì không ai mở được phần này</b>; phần còn lại vẫn đọc và kiểm tra được.</p>`
    : '<p>Hồ sơ này không chứa từng phiếu. Vì vậy chưa thể đếm lại kết quả từ hồ sơ này; chỉ có thể đếm lại từ phiếu giấy đã niêm phong.</p>'
}
${
  pictures > 0
    ? `<p>${pictures} ảnh chụp các tờ phiếu nằm ở <code>sealed/pictures</code> dưới cùng mật khẩu: xếp ngẫu nhiên, tên tệp không nói gì, chỗ ký được che (trừ
tờ mà Ban Kiểm phiếu phải xem xét chữ viết). Mở bằng <code>npx tinnhiem unseal TEP.zip</code>.</p>`
    : '<p>Ảnh chụp các tờ phiếu không nằm trong hồ sơ.</p>'
}

<h2>Văn bản trong hồ sơ</h2>
<table>
<tr><th>Tệp</th><th>Mã ở chân</th></tr>
${documents
  .map(
    ({ path, document }) =>
      `<tr><td>${html(path)}${former.has(path) ? `<br><b>${html(notInForce.vi)}</b>` : ''}</td><td><code>${html(document.fingerprint)}</code></td></tr>`,
  )
  .join('\n')}
</table>

<h2 lang="en">In English</h2>
<p lang="en">This archive holds one round of the Vietnamese confidence vote: its record, act by act, its rules, results and documents${sealed ? `, and the ballots that were read${pictures > 0 ? ' with their pictures' : ''}, encrypted under the counting committee's passphrase` : ''}.
Check it with <code>npx tinnhiem verify FILE --fingerprint XXXX-XXXX-XXXX-XXXX</code>, the fingerprint being the one at the foot of the signed
minutes on paper, or drop it on the page <code>/kiem-tra-ho-so</code>.${former.size > 0 ? ` “${html(notInForce.vi)}”: ${html(notInForce.en)}.` : ''}</p>
<p>Tín Nhiệm ${html(program)}.</p>
</html>
`;
}

/** Paths of minutes that are not those by which their conference stands: the fingerprint is of another writing. */
function formerMinutes({ round, documents }: ReadMe): ReadonlySet<string> {
  const inForce = new Set(
    [...round.conferences.values()].flatMap(({ state }) =>
      isMinuted(state) ? [fingerprint(state.minutes.done.hash)] : [],
    ),
  );
  const others = documents.filter(
    ({ document }) => document.form === 'counting-minutes' && !inForce.has(document.fingerprint),
  );
  return new Set(others.map(({ path }) => path));
}

/** The acts whose fingerprints stand on papers. */
function anchors({ acts, round }: ReadMe): string {
  const titles = new Map(round.state.plan.conferences.map(({ id, title }) => [id as string, title]));
  const names: Readonly<Record<string, string>> = {
    'plan-approved': 'Phê duyệt kế hoạch',
    'minutes-written': 'Biên bản kiểm phiếu',
    'handed-over': 'Biên bản niêm phong và bàn giao',
  };
  const reopened = new Map(
    acts
      .filter(({ type }) => type === 'count-reopened')
      .map(({ stream, number }) => [stream as string, number] as const),
  );
  return acts
    .filter(({ type }) => Object.hasOwn(names, type))
    .map(({ type, stream, hash, number }) => {
      const place = titles.get(stream);
      const name = `${names[type] ?? ''}${place === undefined ? '' : `, ${place}`} (việc ${number})`;
      const former =
        number < (reopened.get(stream) ?? 0) ? '<br><b>Của lần kiểm phiếu đã mở lại, không còn hiệu lực</b>' : '';
      return `<tr><td>${html(name)}${former}</td><td><code>${fingerprint(hash)}</code></td></tr>`;
    })
    .join('\n');
}

function vietnameseDay(day: string): string {
  return day.split('-').reverse().join('/');
}
