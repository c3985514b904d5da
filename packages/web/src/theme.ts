import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Checkbox,
  CloseButton,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  NativeSelect,
  NumberInput,
  Paper,
  PasswordInput,
  Radio,
  Select,
  Table,
  Textarea,
  TextInput,
} from '@mantine/core';

/** The deep red of office seals and book covers; white on shade 7 has a contrast of 9 : 1. */
const seal: MantineColorsTuple = [
  '#fbf1f0',
  '#f3dedc',
  '#e6b9b6',
  '#d8918d',
  '#c96c68',
  '#b84b49',
  '#a43033',
  '#8c1c20',
  '#741519',
  '#5c0f13',
];

const control = { size: 'md' as const };

export const theme = createTheme({
  primaryColor: 'seal',
  primaryShade: 7,
  colors: { seal },
  fontFamily: "'Be Vietnam Pro', 'Segoe UI', Roboto, sans-serif",
  headings: {
    fontFamily: "'Be Vietnam Pro', 'Segoe UI', Roboto, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.2rem', lineHeight: '1.35' },
      h3: { fontSize: '1.05rem', lineHeight: '1.4' },
    },
  },
  black: '#1b1d22',
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A table wider than the screen shows its scroll bar below, on a phone too, and is moved with the arrow keys.
    TableScrollContainer: {
      defaultProps: { scrollAreaProps: { type: 'auto', offsetScrollbars: 'x', viewportProps: { tabIndex: 0 } } },
    },
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 'lg' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // Long words stand on two lines on a phone, and the button grows with them.
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: {
        root: {
          height: 'auto',
          minHeight: 'var(--button-height)',
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'center',
        },
        label: { whiteSpace: 'normal', lineHeight: 1.3 },
      },
    }),
    Checkbox: Checkbox.extend({ defaultProps: control }),
    CloseButton: CloseButton.extend({ defaultProps: { size: 'lg' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, size: 'lg' },
      styles: { title: { fontWeight: 600, fontSize: '1.15rem' } },
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    // The arrows are too small to hit; the keys do the same.
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, p: 'md' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Radio: Radio.extend({ defaultProps: control }),
    Select: Select.extend({ defaultProps: { size: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
  },
});

/** Mantine's own greys and its error red are too light for AA on white. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4d535b',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#636a73',
    '--mantine-color-default-border': '#b9bec6',
    '--mantine-color-anchor': '#8c1c20',
    '--mantine-color-body': '#ffffff',
  },
  dark: {},
});
