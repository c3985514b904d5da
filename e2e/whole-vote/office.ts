// An empty server becomes an office in which everybody has an account.
import { roleNames } from '@tinnhiem/core';
import { test } from 'vitest';
import { onScreen } from '../pages/common.ts';
import * as desk from '../pages/office.ts';
import { examine } from '../support/examine.ts';
import { signIn } from '../support/office.ts';
import { colleagues, others } from '../support/people.ts';
import type { WholeVote } from './vote.ts';

export function officeOpens(vote: WholeVote): void {
  const { at, browser, pages, sessions } = vote;

  test('begins with an empty server on which the technician makes the first account', async () => {
    const page = await browser.open(vote.server);
    pages.set('technician', page);
    await onScreen(page, 'Thiết lập lần đầu');
    await examine(page, 'set-up');
    await desk.setUp(page, colleagues.technician, 'Trường Đại học Nông Lâm');
    await examine(page, 'accounts, with nobody but the technician');
    await page.goto('/');
    await onScreen(page, 'Các đợt lấy phiếu');
    await examine(page, 'rounds, to the technician of an empty server');
  });

  test('gives everybody an account, whose first password has to be changed at once', async () => {
    const technician = at('technician');
    await technician.goto('/accounts');
    await onScreen(technician, 'Tài khoản và vai trò');
    for (const who of others)
      await desk.addAccount(
        technician,
        colleagues[who],
        colleagues[who].roles.map((role) => roleNames[role].vi),
      );
    await examine(technician, 'accounts');
    for (const who of others) {
      const page = await browser.open(vote.server);
      pages.set(who, page);
      if (who === 'organiser') {
        await onScreen(page, 'Đăng nhập');
        await examine(page, 'sign-in');
      }
      await desk.signInFirst(page, colleagues[who]);
      sessions.set(who, await signIn(vote.address, who));
    }
  });
}
