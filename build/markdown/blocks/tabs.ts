/** Tabs without a script: radio buttons and their labels; the style sheet shows the panel of the checked one. */
import { escapeHtml } from '../../theme/html.ts';
import type { Body } from '../body.ts';
import type { RenderState } from '../state.ts';
import type { PanelItem, PanelsBlock } from './block.ts';

/** The tabs; `render` returns the HTML of a panel's Markdown. Arrow keys move between radio buttons by themselves. */
export function renderTabs(block: PanelsBlock, state: RenderState, render: (body: Body) => string): string {
  state.uses.tabs = true;
  state.tabs++;
  const group = state.tabs;
  const tab = (item: PanelItem, index: number): string => {
    const id = state.anchor(`tab:${group}:${index + 1}`);
    const title = escapeHtml(item.title);
    const heading =
      item.headingLevel === null
        ? ''
        : `<h${item.headingLevel} class="visually-hidden">${title}</h${item.headingLevel}>\n`;
    const choice = `<input class="tab-choice" type="radio" name="tabs:${group}" id="${id}"${item.open ? ' checked' : ''}>`;
    const label = `<label class="tab-label" for="${id}">${title}</label>`;
    return `${choice}${label}\n<div class="tab-panel">\n${heading}${render(item.body)}</div>\n`;
  };
  const names = block.items.map((item) => item.title).join(', ');
  const legend = `<legend class="visually-hidden">${escapeHtml(`${state.words.tabs}: ${names}`)}</legend>`;
  return `<fieldset class="tabs tabs-${block.style}">${legend}\n${block.items.map(tab).join('')}</fieldset>\n`;
}
