/** How a section that can be opened shows its state: mdcms's icon names, drawn without an icon font. */

/** The theme's names and the characters that stand for them. Others are drawn as the default, a chevron. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['arrow_right', '\\25B8'],
  ['arrow_drop_down', '\\25BE'],
  ['keyboard_double_arrow_right', '\\BB'],
  ['keyboard_double_arrow_down', '\\BB'],
  ['expand_content', '+'],
  ['collapse_content', '\\2212'],
  ['add', '+'],
  ['minimize', '\\2212'],
  ['remove', '\\2212'],
]);

/** Rules that replace the chevron of a section's <summary>; '' for the theme that asks for nothing else. */
export function sectionIconRules(expand: string | null, collapse: string | null): string {
  const closed = CHARACTERS.get(expand ?? '');
  if (closed === undefined) return '';
  const open = CHARACTERS.get(collapse ?? '') ?? (closed === '+' ? '\\2212' : closed);
  const turned = closed === open && closed !== '+' ? 'rotate:90deg;' : 'rotate:none;';
  return [
    `.nav summary::after{border:0;rotate:none;width:auto;height:auto;content:"${closed}"/""}`,
    `.nav [open]>summary::after{${turned}content:"${open}"/""}`,
  ].join('\n');
}
