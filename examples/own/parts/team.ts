/** The people of data/people.yml. */
import { html, type Shortcode } from 'coldpress/parts';

interface Person {
  name: string;
  role: string;
}

const team: Shortcode<{ lead?: string }> = ({ lead }, body, { data }) => html`
  <section class="team" aria-label="Team">
    ${body}
    <ul>${(data.people as Person[]).map(
      ({ name, role }) => html`<li><strong>${name}</strong> ${role}${name === lead && ', lead'}</li>`,
    )}</ul>
  </section>`;

export default team;
