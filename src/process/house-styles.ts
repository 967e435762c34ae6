import { ConfigError } from '../config.js';
import { HOUSE_STYLES, type HouseStyleName, houseStyleNamed } from '../view/house-style.js';

/** The house style of a server's plain text, by the server's id; undefined: the bot's own form. */
export type HouseStyleIn = (server: string | undefined) => HouseStyleName | undefined;

/**
 * Reads the setting of the house style.
 * @param setting such as `ap, 81384788765712384=guardian`: of every server, and of single ones by their id
 * @throws {ConfigError}
 */
export function readHouseStyles(setting: string): HouseStyleIn {
  const byServer = new Map<string, HouseStyleName>();
  for (const part of setting.split(',').filter((one) => one.trim() !== '')) {
    const { server = '', named = '' } = PART.exec(part)?.groups ?? {};
    const style = houseStyleNamed(named);
    if (style === undefined) throw new ConfigError([PROBLEM]);
    byServer.set(server, style);
  }
  return (server) => byServer.get(server ?? '') ?? byServer.get('');
}

const PART = /^\s*(?:(?<server>\d{17,20})\s*=)?(?<named>[^=]+)$/u;

const PROBLEM = `HOUSE_STYLE must be one of ${HOUSE_STYLES.join(', ')}; for a single server its id, "=" and one of them, with commas between`;
