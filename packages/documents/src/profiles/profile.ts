/** Where a value of a format profile is prescribed; `unverified`: usage that no source at hand confirms, and shown so. */
export type Source = { readonly instrument: string; readonly provision: string } | 'unverified';

/** A value and its source. */
export interface Cited<T> {
  readonly value: T;
  readonly cite: Source;
}

export type ProfileId = 'party-2018' | 'party-2026' | 'state-2020';

/** How official documents of one kind of body look from one day to another. Letters in points, lengths in millimetres. */
export interface FormatProfile {
  readonly id: ProfileId;
  readonly name: { readonly vi: string; readonly en: string };
  /** First and last day of documents that follow it; `null`: in force. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly margins: Cited<{
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  }>;
  /** The right column of the heading; the rule below it is as long as its last line. */
  readonly nationalTitle: Cited<readonly { readonly text: string; readonly size: number }[]>;
  readonly issuer: {
    readonly parentSize: Cited<number>;
    readonly bodySize: Cited<number>;
    /** What separates the issuing body from the number: an asterisk, or a rule of a third to half the name's length. */
    readonly separator: Cited<'star' | 'rule'>;
  };
  readonly number: {
    readonly size: Cited<number>;
    /** `{n}` number, `{t}` type of document, `{c}` code of the issuing body. */
    readonly pattern: Cited<string>;
  };
  readonly placeAndDate: { readonly size: Cited<number> };
  readonly title: { readonly size: Cited<number> };
  readonly subject: { readonly size: Cited<number>; readonly below: Cited<'dashes' | 'rule' | 'nothing'> };
  /** What stands before the subject of a letter, below its number. */
  readonly letterSubject: Cited<'V/v ' | ''>;
  readonly text: {
    readonly size: Cited<number>;
    readonly lines: Cited<
      { readonly kind: 'exact'; readonly points: number } | { readonly kind: 'multiple'; readonly factor: number }
    >;
    readonly firstLine: Cited<number>;
    readonly spaceBefore: Cited<number>;
    /** Set after the last sentence. */
    readonly endMark: Cited<'./.' | '.'>;
  };
  /** How a person is spoken to and of: before the name, and in running text. */
  readonly address: Cited<{ readonly honorific: string; readonly one: string }>;
  /** One a line; `lastMark` ends the last of them, `;` the others. */
  readonly legalBases: {
    readonly italic: Cited<boolean>;
    readonly dash: Cited<boolean>;
    readonly lastMark: Cited<';' | '.'>;
  };
  readonly signature: {
    readonly size: Cited<number>;
    readonly prefix: Cited<{ readonly onBehalf: string; readonly forHead: string; readonly byOrder: string }>;
    readonly authorityBold: Cited<boolean>;
    readonly postBold: Cited<boolean>;
    readonly nameBold: Cited<boolean>;
  };
  readonly recipients: {
    readonly labelSize: Cited<number>;
    readonly label: Cited<'underlined' | 'bold-italic'>;
    readonly listSize: Cited<number>;
  };
  /** At the middle of the top margin from the second page on. */
  readonly pageNumberSize: Cited<number>;
  readonly securityMarkSize: Cited<number>;
}
