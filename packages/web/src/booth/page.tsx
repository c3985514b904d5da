/** @jsxImportSource preact */
// What every page of the voter has: its frame, a heading that is read out when the page changes, codes in groups.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { BoothElection } from './api.ts';
import { LanguageSwitch, useText, words } from './language.tsx';

const text = {
  brand: words('Phiếu điện tử', 'Electronic ballot'),
  rehearsal: words('DIỄN TẬP: phiếu này không được tính', 'REHEARSAL: this ballot does not count'),
};

export interface PageProps {
  readonly rehearsal?: boolean;
  readonly brand?: typeof text.brand;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page({ rehearsal = false, brand = text.brand, footer, children }: PageProps) {
  const say = useText();
  return (
    <>
      <header class="top">
        <p class="brand">{say(brand)}</p>
        <LanguageSwitch />
      </header>
      {rehearsal && <p class="rehearsal">{say(text.rehearsal)}</p>}
      <main>{children}</main>
      {footer !== undefined && <footer>{footer}</footer>}
    </>
  );
}

/** The heading of a page: takes the focus when it appears, so that a new page is read from its beginning. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const own = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    own.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 tabIndex={-1} ref={own}>
      {children}
    </h1>
  );
}

/** A long code in groups of four, which are read out and copied as one. */
export function CodeInGroups({ code, label }: { readonly code: string; readonly label: string }) {
  const groups = code.match(/.{1,4}/gu) ?? [];
  return (
    <code class="groups" aria-label={`${label}: ${groups.join(' ')}`} role="img">
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are never reordered, and two may be equal
        <span key={at}>{group}</span>
      ))}
    </code>
  );
}

const connection = {
  plain: words(
    'Đường truyền http này không được bảo vệ: phiếu vẫn được dán kín trong máy trước khi gửi, nhưng kẻ xen vào mạng có thể thay trang này. Sau khi bỏ, hãy tra phiếu trên bảng công khai.',
    'This http connection is not protected: the ballot is sealed on this phone before it is sent, but somebody in the network could change this page. Look the ballot up on the public board afterwards.',
  ),
  secure: words(
    'Đường truyền https được bảo vệ: người khác trên mạng không đọc và không sửa được trang này.',
    'The https connection is protected: nobody else in the network can read or change this page.',
  ),
  own: words(
    'Đường truyền https dùng chứng thư riêng của máy chủ này. So vân tay dưới đây với phiếu mã hoặc màn chiếu: giống nhau thì người khác trên mạng không đọc và không sửa được trang này.',
    'The https connection uses this server’s own certificate. Compare the fingerprint below with the slip or the screen of the hall: if they agree, nobody else in the network can read or change this page.',
  ),
  fingerprint: words('Vân tay chứng thư', 'Fingerprint of the certificate'),
};

/** What the connection protects. */
export function Connection({ secure }: Pick<BoothElection, 'secure'>) {
  const say = useText();
  const { https, certificateFingerprint } = secure;
  if (!https) return <p>{say(connection.plain)}</p>;
  if (certificateFingerprint === null) return <p>{say(connection.secure)}</p>;
  return (
    <>
      <p>{say(connection.own)}</p>
      <p>
        {say(connection.fingerprint)}:{' '}
        <CodeInGroups
          code={certificateFingerprint.replace(/[^A-Za-z0-9+/]/gu, '')}
          label={say(connection.fingerprint)}
        />
      </p>
    </>
  );
}
