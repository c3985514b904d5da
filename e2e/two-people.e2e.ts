// What two people do, and who stands in for whom: each in a browser of their own. All people are invented.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeAt } from '../packages/server/test/authenticator.ts';
import { act, onScreen, part } from './pages/common.ts';
import { addressOf } from './pages/conference.ts';
import { theBrowser } from './support/browser.ts';
import { examine, expectAccessible } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { colleagues, type Who } from './support/people.ts';
import { partyConference, roundId } from './support/sample.ts';
import { approvedRound, draftedRound, leadTo } from './support/steps.ts';

const tenure = '    tenure:\n      value:\n        kind: months';
const fourEyes = `    fourEyes:
      value: [reopening, minutes]
      cite:
        instrument: Kế hoạch lấy phiếu tín nhiệm năm 2019
        provision: mục IV
`;

inOrder();
const office = theOffice(async (open) => {
  await draftedRound(open, 'entry', { [tenure]: `${fourEyes}${tenure}` });
  await approvedRound(open);
  await leadTo(open, 'announced', { conference: partyConference });
});
const browser = theBrowser();
const sit = (who: Who, path: string) => browser.open({ address: office.address, cookie: office.as(who).cookie }, path);
const waiting = (page: Page) => page.getByRole('link', { name: /Việc cần hai người/u });

test('somebody away is stood in for: named on the screen, said in the frame of every screen, ended', async () => {
  const chair = await sit('chair', '/account');
  const section = part(chair, 'Ủy quyền khi vắng mặt');
  await section.getByRole('button', { name: 'Giao người thay mặt' }).click();
  const question = chair.getByRole('dialog');
  await question.getByLabel('Người thay mặt').fill('ma van soat');
  await chair.getByRole('option', { name: colleagues.inspector.name }).click();
  await question.getByLabel('Lý do').fill('Đi công tác');
  await question.getByLabel('Đến hết ngày').fill('2099-12-31');
  await expectAccessible(chair, 'naming a substitute');
  await question.getByRole('button', { name: 'Giao người thay mặt' }).click();
  await section.getByText(`${colleagues.inspector.name} thay mặt ${colleagues.chair.name}`).waitFor();
  await examine(chair, 'own account with a substitute');
  const inspector = await sit('inspector', `/rounds/${roundId}`);
  await inspector.getByText(/Bạn đang thay mặt Triệu Văn Chủ \(Chủ trì\)/u).waitFor();
  await examine(inspector, 'a screen of somebody who stands in');
  await inspector.goto('/account');
  await act(inspector, /^Thôi ngay/u, undefined, 'Thôi ngay');
  await inspector.getByText(/Bạn đang thay mặt/u).waitFor({ state: 'detached' });
  await chair.close();
  await inspector.close();
});

test('a lost phone is reset by two: asked for among the accounts, counted in the navigation, confirmed', async () => {
  const organiser = office.as('organiser');
  const { password } = colleagues.organiser;
  const { secret } = (await organiser.ask('POST', '/api/session/factor', { password })).json;
  await organiser.ask('POST', '/api/session/factor/confirm', { code: codeAt(secret, Date.now()) });
  const technician = await sit('technician', '/accounts');
  const about = `Đặt lại xác thực: ${colleagues.organiser.name}`;
  await act(technician, about, (question) => question.getByLabel('Lý do').fill('Mất điện thoại'), 'Đề nghị');
  await examine(technician, 'accounts');
  const chair = await sit('chair', '/');
  await waiting(chair).getByText('1 việc chờ bạn xác nhận').waitFor({ state: 'attached' });
  await waiting(chair).click();
  await onScreen(chair, 'Việc cần hai người');
  await examine(chair, 'what waits for a second person');
  await act(chair, /^Xác nhận/u, undefined, 'Xác nhận');
  await chair.getByText('Không có việc nào đang chờ').waitFor();
  expect((await organiser.ask('GET', '/api/rounds')).status).toBe(401);
  await technician.close();
  await chair.close();
});

test('S19 signed minutes are read when another one agreed, and the record says who', async () => {
  const head = await sit('head', addressOf(partyConference, 'minutes'));
  const print = part(head, 'In lại biên bản');
  await print.getByText('chờ hai người mở').waitFor();
  expect(await print.getByRole('link', { name: /Biên bản kiểm phiếu/u }).count()).toBe(0);
  await act(head, /^Đề nghị xem biên bản/u, (question) => question.getByLabel('Lý do').fill('Trả lời đơn'), 'Đề nghị');
  await print.getByText('Bạn đã đề nghị xem biên bản').waitFor();
  const chair = await sit('chair', '/approvals');
  await act(chair, /^Xác nhận/u, undefined, 'Xác nhận');
  await print.getByText('Bạn được xem biên bản đến').waitFor();
  await print
    .getByRole('link', { name: /Biên bản kiểm phiếu/u })
    .first()
    .waitFor();
  await examine(head, 'minutes that two people opened');
  await chair.goto(`/rounds/${roundId}/record`);
  await chair.getByText(/Nông Thị Kiểm được xem biên bản đã ký/u).waitFor();
  await chair.close();
  await head.close();
});

test('a substitute of whoever asked is told that both count as one person, and offered nothing that would be refused', async () => {
  const chair = office.as('chair');
  const names = await chair.get<readonly { id: string; username: string }[]>('/api/accounts/names');
  const substitute = names.find(({ username }) => username === colleagues.inspector.username)?.id;
  const [starts, until] = ['2019-01-01T00:00:00+07:00', '2099-12-31T23:59:59+07:00'];
  const lent = { substitute, roles: ['chair'], reason: 'Đi công tác', starts, until };
  const { json: delegation } = await chair.ask('POST', '/api/delegations', lent);
  await chair.order('ask-reopening', { reason: 'Khiếu nại về tập 1' }, partyConference);
  const vice = await sit('inspector', addressOf(partyConference, 'canvass'));
  await vice.getByText('thay mặt nhau nên tính là một người').waitFor();
  expect(await vice.getByRole('button', { name: 'Mở lại việc kiểm phiếu' }).count()).toBe(0);
  await vice.getByRole('button', { name: 'Từ chối mở lại' }).waitFor();
  await examine(vice, 'a request of the person stood in for');
  await vice.close();
  await chair.order('drop-reopening', {}, partyConference);
  await chair.ask('DELETE', `/api/delegations/${delegation.id}`);
});

test('what was closed is re-opened by two: the head asks, the chair re-opens', async () => {
  const head = await sit('head', addressOf(partyConference, 'canvass'));
  const reason = 'Khiếu nại về tập 2';
  const ask = () => act(head, 'Đề nghị mở lại', (question) => question.getByLabel('Lý do').fill(reason));
  await ask();
  await head.getByText('Chờ người khác mở lại hoặc từ chối.').waitFor();
  const chair = await sit('chair', addressOf(partyConference, 'publication'));
  await chair.getByRole('link', { name: /^Mở: Mở lại hoặc từ chối/u }).click();
  await act(chair, 'Từ chối mở lại', (question) => question.getByLabel('Lý do').fill('Tập 2 đã đối chiếu'));
  await head.getByText(`${colleagues.chair.name} không đồng ý mở lại`).waitFor();
  await head.getByText(/Tập 2 đã đối chiếu/u).waitFor();
  await examine(head, 'a re-opening that was declined');
  await ask();
  await chair.goto('/approvals');
  await chair.getByText(reason).waitFor();
  await examine(chair, 'a re-opening that waits');
  await chair.getByRole('link', { name: /Mở hội nghị để quyết định/u }).click();
  await onScreen(chair, 'Tổng hợp kết quả');
  await chair.getByText(/^Nông Thị Kiểm đã đề nghị mở lại$/u).waitFor();
  await examine(chair, 'a re-opening that was asked for');
  await act(chair, 'Mở lại việc kiểm phiếu');
  // At once, not when the navigation next asks by itself.
  await waiting(chair).getByText('1 việc chờ bạn xác nhận').waitFor({ state: 'detached', timeout: 10_000 });
  await chair.getByRole('heading', { name: 'Kết quả chưa mở cho vai trò của bạn' }).waitFor();
  await chair.close();
  await head.close();
});
