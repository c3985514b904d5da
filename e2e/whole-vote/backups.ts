// Backups from the first day on: where they go is said once, and at the end there is one of each stage.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onScreen } from '../pages/common.ts';
import { examine } from '../support/examine.ts';
import type { WholeVote } from './vote.ts';

// At a centre the command line says where.
const keepsBackups = process.env.TINNHIEM_TEST_DATABASE !== 'postgres';

export function backupsBegin({ at, backups }: WholeVote): void {
  test('has the technician say where backups go, and has one at once', async () => {
    const technician = at('technician');
    await technician.goto('/backups');
    await onScreen(technician, 'Sao lưu');
    if (!keepsBackups) return;
    await technician.getByLabel('Thư mục sao lưu').fill(backups);
    for (const label of ['Mật khẩu của bản sao lưu', 'Nhập lại mật khẩu của bản sao lưu'])
      await technician.getByLabel(label, { exact: true }).fill('sáu quả mướp đắng');
    await technician.getByRole('button', { name: 'Lưu', exact: true }).click();
    await technician.getByText(`Tệp: ${backups}`).waitFor();
    await examine(technician, 'backups');
  });
}

export function backupsAreThere({ at, backups }: WholeVote): void {
  test('left a backup of each stage, the last one after the announcement', async () => {
    if (!keepsBackups) return;
    const technician = at('technician');
    await technician.goto('/backups');
    await technician.getByText('Bản gần nhất').filter({ hasText: 'đã công bố' }).waitFor();
    const names = readdirSync(backups);
    for (const stage of ['drafting', 'counting', 'announced'])
      expect(
        names.some((name) => name.includes(`-${stage}-`)),
        stage,
      ).toBe(true);
  });
}
