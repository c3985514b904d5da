// The few pictures that the screens use; each stands beside a word, so all are hidden from screen readers.
import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

function icon(shape: ReactNode) {
  return function Icon({ size = 18 }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        focusable="false"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        style={{ flex: 'none' }}
      >
        {shape}
      </svg>
    );
  };
}

export const ErrorIcon = icon(<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 8v5M12 16.2v.1" />);
export const WarningIcon = icon(<path d="M12 3.5 22 20H2zM12 10v4M12 17v.1" />);
export const InfoIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5M12 7.8v.1" />
  </>,
);
export const DoneIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="m8 12 3 3 5-6" />
  </>,
);
export const ArrowIcon = icon(<path d="M5 12h14M13 6l6 6-6 6" />);
export const DownIcon = icon(<path d="M12 4v11M7 11l5 5 5-5M4 20h16" />);
export const PrintIcon = icon(<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z" />);
export const FileIcon = icon(<path d="M6 3h8l5 5v13H6zM14 3v5h5" />);
export const LockIcon = icon(<path d="M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4" />);
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21a8 8 0 0 1 16 0" />
  </>,
);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SearchIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m20 20-4.8-4.8" />
  </>,
);
export const SortUpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const SortDownIcon = icon(<path d="M12 5v14M6 13l6 6 6-6" />);
export const UploadIcon = icon(<path d="M12 20V8M7 12l5-5 5 5M4 3h16" />);
export const CameraIcon = icon(
  <>
    <path d="M3 7h4l2-3h6l2 3h4v13H3z" />
    <circle cx="12" cy="13" r="4" />
  </>,
);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const OfflineIcon = icon(
  <path d="M2 8.5a15 15 0 0 1 6-3.2M22 8.5a15 15 0 0 0-9-4M5.5 12.5a9 9 0 0 1 4-2.3M9 16.5a4 4 0 0 1 6 0M12 20v.1M3 3l18 18" />,
);
