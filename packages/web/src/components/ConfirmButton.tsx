import { Button, type ButtonProps, Group, Modal, Stack, Text as Words } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { type ReactNode, useState } from 'react';
import { KeptLine } from '../drafts/KeptLine.tsx';
import type { KeptForm } from '../drafts/kept-form.ts';
import { Leaving } from '../drafts/Leaving.tsx';
import { useText } from '../language.tsx';
import { common } from './common.text.ts';
import { Notice } from './Notice.tsx';
import { ErrorState } from './States.tsx';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'children'> {
  /** The label with what it is about, where several stand on one screen. */
  readonly 'aria-label'?: string;
  /** What the button says, and the title of the question. */
  readonly label: Text;
  /** What will happen, and whether it can be taken back. */
  readonly explain: Text;
  /** More to read or to fill in before confirming. */
  readonly children?: ReactNode;
  /** What the confirming button says; the label where it is missing. */
  readonly confirmLabel?: Text;
  /** Whether the act can be confirmed as it is filled in. */
  readonly ready?: boolean;
  readonly irreversible?: boolean;
  /** Does it. Resolving to `false` or `null` keeps the question open, with the error shown. */
  readonly onConfirm: () => Promise<unknown>;
  readonly error?: unknown;
  readonly onOpen?: () => void;
  /** What is filled in below, where it is kept: closing asks what shall become of it. */
  readonly kept?: Omit<KeptForm<object>, 'typed' | 'change'>;
}

const cannotBeUndone = {
  vi: 'Việc này được ghi vào nhật ký và không xóa được.',
  en: 'This is written into the record and cannot be deleted.',
};

/** Asks before it does something that counts. While the act is on its way, pressing again does nothing. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const {
    label,
    explain,
    children,
    confirmLabel,
    ready = true,
    irreversible = false,
    onConfirm,
    error,
    onOpen,
    kept,
    ...button
  } = props;
  const say = useText();
  const [opened, setOpened] = useState(false);
  const [working, setWorking] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const close = () => {
    setLeaving(false);
    setOpened(false);
  };
  const leave = () => {
    if (working) return;
    if (kept?.isTyped === true) setLeaving(!leaving);
    else close();
  };
  const confirm = async () => {
    if (working || !ready) return;
    setWorking(true);
    try {
      const answer = await onConfirm();
      if (answer === false || answer === null) return;
      kept?.forget();
      close();
    } finally {
      setWorking(false);
    }
  };

  return (
    <>
      <Button
        {...button}
        onClick={() => {
          onOpen?.();
          kept?.open();
          setOpened(true);
        }}
      >
        {say(label)}
      </Button>
      <Modal
        opened={opened}
        onClose={leave}
        // A click beside it would throw away what was typed.
        closeOnClickOutside={children === undefined}
        title={say(label)}
        closeButtonProps={{ 'aria-label': say(common.close) }}
      >
        <Stack>
          <Words>{say(explain)}</Words>
          {kept !== undefined && <KeptLine form={kept} />}
          {children}
          {irreversible && <Notice tone="info">{say(cannotBeUndone)}</Notice>}
          <ErrorState error={error} />
          {leaving && kept !== undefined ? (
            <Leaving form={kept} onStay={() => setLeaving(false)} onLeave={close} />
          ) : (
            <Group justify="flex-end">
              <Button variant="default" onClick={leave} disabled={working}>
                {say(common.cancel)}
              </Button>
              <Button onClick={() => void confirm()} loading={working} disabled={!ready}>
                {say(confirmLabel ?? label)}
              </Button>
            </Group>
          )}
        </Stack>
      </Modal>
    </>
  );
}
