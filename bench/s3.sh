N="node_modules/node/bin/node bench/shots.tmp.ts go"
$N baomu d zh pol-old-dzh /policies/2215 &
$N baomu p zh pol-new-pzh /policies/2216; wait
$N shenhe d zh pol-cmp-dzh /policies/compare/2215/2216 full &
$N shenhe p en pol-cmp-pen /policies/compare/2215/2216 ; wait
$N shenhe d en pol-new-den /policies/2216 full
