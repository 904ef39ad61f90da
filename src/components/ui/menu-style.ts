/** The looks that every floating list shares. */
export const floatStyle =
  "enter z-toast min-w-48 overflow-hidden rounded-lg bg-raised p-1 text-sm shadow-float outline-none";

export const itemStyle =
  "relative flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-hover data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

export const groupLabelStyle = "px-2 pt-2 pb-1 font-medium text-muted text-xs";
