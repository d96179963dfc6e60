/** The request table on a real Spin, both targets, where `spin` is on the PATH. */
import { it } from 'vitest';
import { describeMatrix } from '../harness/matrix.ts';
import { spinHost, whyNoSpin } from '../harness/spin-host.ts';
import { unlessElsewhere } from '../harness/unless.ts';
import { packFixtureSite } from '../serve/fixture-site.ts';
import { REQUEST_TABLE } from '../serve/request-table.ts';

const why = whyNoSpin();
if (why === null) {
  const pack = packFixtureSite();
  describeMatrix(
    (['p2', 'p3'] as const).map((target) => ({
      name: `Spin, ${target}`,
      clock: 'wall',
      start: () => spinHost(pack, target),
    })),
    REQUEST_TABLE.map(({ topic }) => topic),
  );
} else it('the request table on Spin', unlessElsewhere(why), () => {});
