// The readings are committed to before anybody knows which sheets are looked at: a fingerprint that is read aloud, then dice.
import { Button, Group, Paper, Stack, TextInput, Text as Words } from '@mantine/core';
import {
  checkMethod,
  checkMethods,
  type ListView,
  notABallot,
  type ScanView,
  type SheetPlace,
  text,
} from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../../api/commands.ts';
import { ConfirmButton } from '../../../components/ConfirmButton.tsx';
import { formatMoment } from '../../../components/format.ts';
import { Notice } from '../../../components/Notice.tsx';
import { ErrorState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { Section, WhoMay } from '../../Screen.tsx';
import { drawCommand } from './draw-command.ts';
import classes from './scan.module.css';

const words = {
  title: text('Chốt kết quả đọc', 'Commit the readings'),
  hint: text(
    'Mọi kết quả đọc và quyết định được tính thành một mã. Mã được đọc to trước khi biết sẽ kiểm tra tờ nào, nên sau đó không ai sửa cho khớp được.',
    'All readings and decisions become one fingerprint. It is read aloud before anybody knows which sheets are checked, so that nothing can be made to fit afterwards.',
  ),
  missing: text('Chưa chốt được, vì', 'Not yet, because'),
  commit: text('Chốt và hiện mã đối chiếu', 'Commit and show the fingerprint'),
  explain: text(
    'Sau khi chốt: đọc to mã cho mọi người trong phòng ghi lại. Quét thêm, bỏ kết quả đọc hay không đồng ý với một quyết định sẽ làm mã mất hiệu lực.',
    'Afterwards read the fingerprint aloud, so that everybody in the room can write it down. Scanning more, withdrawing, or contesting a decision voids it.',
  ),
  aloud: text('Đọc to mã này, mời mọi người ghi lại', 'Read this aloud; everybody writes it down'),
  by: text('Người chốt', 'Committed by'),
  whole: text('Mã đầy đủ (SHA-256)', 'The whole hash (SHA-256)'),
  dice: text('Gieo xúc xắc, chọn phiếu kiểm tra', 'Throw the dice, draw the sample'),
  diceHint: text(
    'Gieo xúc xắc trước mọi người, đọc to từng mặt và gõ lần lượt các số đã gieo.',
    'Throw the dice in public, call every face, and type the digits in that order.',
  ),
  digits: text('Các số đã gieo', 'Digits thrown'),
  count: text('chữ số', 'digits'),
  least: text('ít nhất', 'at least'),
  draw: text('Chọn phiếu', 'Draw'),
  drawn: text('Phiếu được chọn', 'Sheets that were drawn'),
  every: text(
    'Danh sách này kiểm tra bằng tay mọi phiếu, không cần gieo xúc xắc.',
    'Every sheet of this list is checked by hand; no dice are needed.',
  ),
  how: text('Ai cũng tính lại được việc chọn này', 'Anybody can repeat this draw'),
  howHint: text('Trên một máy Linux bất kỳ, không cần phần mềm này:', 'On any Linux computer, without this program:'),
  without: text(
    'Không kể những tờ Ban quyết định không phải là phiếu',
    'Without what the committee found to be no ballot',
  ),
  seed: text('Số xúc xắc', 'Dice'),
} as const;

interface CommitmentProps {
  readonly list: ListView;
  readonly scan: ScanView;
}

/** What is missing before the commitment; the commitment; then its fingerprint as large as the screen lets it be. */
export function Commitment({ list, scan }: CommitmentProps) {
  const say = useText();
  const { round, conference, may } = useHere();
  const command = useCommand(round, conference);
  const { commitment, missing } = scan;
  return (
    <Section id="commitment" title={words.title} hint={words.hint}>
      {commitment !== null ? (
        <Paper p="lg" bg="#f2f6fc">
          <Stack gap={4} align="center">
            <Words fw={600} ta="center">
              {say(words.aloud)}
            </Words>
            <p className={classes.hash} role="status">
              {commitment.fingerprint}
            </p>
            <Words size="sm">
              {say(words.by)}: {commitment.by}, {formatMoment(commitment.at)}
            </Words>
            <details>
              <summary style={{ minHeight: 24 }}>{say(words.whole)}</summary>
              <p className={classes.small}>{commitment.hash}</p>
            </details>
            {commitment.plan.every && <Words size="sm">{say(words.every)}</Words>}
          </Stack>
        </Paper>
      ) : missing.length > 0 ? (
        <Notice tone="info" title={say(words.missing)}>
          <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
            {missing.map((part) => (
              <li key={part.vi}>{say(part)}</li>
            ))}
          </ul>
        </Notice>
      ) : may('commit-readings') ? (
        <Group>
          <ConfirmButton
            size="md"
            label={words.commit}
            explain={words.explain}
            error={command.error}
            onOpen={command.clear}
            onConfirm={() => command.send('commit-readings', { list: list.id })}
          />
        </Group>
      ) : (
        <WhoMay command="commit-readings" />
      )}
    </Section>
  );
}

/** The dice, typed; then what they drew, and how everybody can draw it again. */
export function Sample({ list, scan }: CommitmentProps) {
  const { commitment, sample, check } = scan;
  if (commitment === null) return null;
  if (commitment.plan.every || (check?.every === true && sample === null)) return null;
  return (
    <Section id="sample" title={words.dice} hint={sample === null ? words.diceHint : undefined}>
      {sample === null ? <DiceForm list={list} /> : <Drawn list={list} scan={scan} sample={sample} />}
    </Section>
  );
}

function DiceForm({ list }: { readonly list: ListView }) {
  const say = useText();
  const { round, conference, may } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState('');
  const digits = typed.replace(/\D/gu, '');
  const least = checkMethods[checkMethod].seedDigits.value;
  if (!may('draw-sample')) return <WhoMay command="draw-sample" />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (digits.length >= least) void command.send('draw-sample', { list: list.id, seed: digits });
      }}
    >
      <Stack gap="sm">
        <TextInput
          className={classes.dice ?? ''}
          label={say(words.digits)}
          description={`${digits.length} ${say(words.count)}, ${say(words.least)} ${least}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={300}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/[^\d\s]/gu, ''))}
        />
        <ErrorState error={command.error} />
        <Group>
          <Button type="submit" size="md" disabled={digits.length < least} loading={command.pending !== null}>
            {say(words.draw)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Drawn({ list, scan, sample }: CommitmentProps & { readonly sample: NonNullable<ScanView['sample']> }) {
  const say = useText();
  const left: readonly SheetPlace[] = scan.decided.filter(({ decided }) => decided?.decision === notABallot);
  const place = ({ batch, ballot }: SheetPlace) => text(`Tập ${batch} · phiếu ${ballot}`, `Batch ${batch} · ${ballot}`);
  const ordered = [...sample.drawn].sort((a, b) => a.batch - b.batch || a.ballot - b.ballot);
  return (
    <>
      <Words>
        {say(words.seed)}: <b className={classes.small}>{sample.seed}</b> · {say(words.drawn)}:{' '}
        <b>{sample.drawn.length}</b>, {formatMoment(sample.at)}
      </Words>
      <ol className={classes.drawn} aria-label={say(words.drawn)}>
        {ordered.map((sheet) => (
          <li key={`${sheet.batch}/${sheet.ballot}`}>{say(place(sheet))}</li>
        ))}
      </ol>
      <Words size="sm">
        {say(
          text(
            `Mỗi phiếu được cho một mã: SHA-256 của “số xúc xắc,danh sách,tập,phiếu”; ${sample.drawn.length} phiếu có mã nhỏ nhất được chọn, nên không ai đoán trước hay chọn thay được.`,
            `Every sheet gets a code, the SHA-256 of “dice,list,batch,sheet”; the ${sample.drawn.length} sheets with the smallest are drawn, so that nobody could foresee or choose them.`,
          ),
        )}
      </Words>
      <details>
        <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.how)}</summary>
        <Words size="sm" my={4}>
          {say(words.howHint)}
        </Words>
        <pre className={classes.command}>
          {drawCommand(sample.seed, list.id, scan.batches, left, sample.drawn.length)}
        </pre>
        {left.length > 0 && (
          <Words size="sm">
            {say(words.without)}: {left.map((sheet) => say(place(sheet))).join('; ')}.
          </Words>
        )}
      </details>
    </>
  );
}
