<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a City file, a plan or a folder of city data</source>
        <translation>打开城市文件、规划方案或城市数据文件夹</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Show the sample cities and what was opened last</source>
        <translation>显示示例城市和最近打开的文件</translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation>添加图层…</translation>
    </message>
    <message>
        <source>Show a layer of another file behind the plan</source>
        <translation>在方案下面显示其他文件的图层</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Save the plan as a GeoPackage that QGIS and ArcGIS open</source>
        <translation>把方案保存为 QGIS 和 ArcGIS 可打开的 GeoPackage</translation>
    </message>
    <message>
        <source>Save plan as…</source>
        <translation>方案另存为…</translation>
    </message>
    <message>
        <source>Save the plan under another name</source>
        <translation>以另一个名称保存方案</translation>
    </message>
    <message>
        <source>Export shapefiles…</source>
        <translation>导出 Shapefile…</translation>
    </message>
    <message>
        <source>Write sites, areas and routes as shapefiles</source>
        <translation>把选址、服务范围和路线写成 Shapefile</translation>
    </message>
    <message>
        <source>Save map as picture…</source>
        <translation>地图存为图片…</translation>
    </message>
    <message>
        <source>Write the map with legend, scale and source as PNG, 300 dpi</source>
        <translation>把带图例、比例尺和来源的地图存为 300 dpi 的 PNG</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do the step again that was taken back</source>
        <translation>重做刚撤销的一步</translation>
    </message>
    <message>
        <source>Copy map</source>
        <translation>复制地图</translation>
    </message>
    <message>
        <source>Copy the map as it is seen, to paste it into a document</source>
        <translation>复制当前看到的地图，可粘贴到文档</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>复制坐标</translation>
    </message>
    <message>
        <source>Copy the coordinates under the pointer</source>
        <translation>复制指针处的坐标</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全城</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>缩放到所选</translation>
    </message>
    <message>
        <source>Show what is selected</source>
        <translation>显示所选内容</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show less, larger</source>
        <translation>范围更小，显示更大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation>范围更大，显示更小</translation>
    </message>
    <message>
        <source>View back</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Return to the view before</source>
        <translation>回到前一个视图</translation>
    </message>
    <message>
        <source>View forward</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Go to the view after</source>
        <translation>前往后一个视图</translation>
    </message>
    <message>
        <source>Dark map and window</source>
        <translation>深色地图和窗口</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>深色背景，浅色文字</translation>
    </message>
    <message>
        <source>Propose cabins</source>
        <translation>推荐回收小屋</translation>
    </message>
    <message>
        <source>Choose the best places for the number of cabins given, and plan the routes</source>
        <translation>按给定数量选出最佳位置，并规划清运路线</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the work and keep the best so far</source>
        <translation>停止计算并保留目前最好的结果</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Click points; the length on the ground is shown; Esc ends</source>
        <translation>依次点击各点，显示地面长度；按 Esc 结束</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>List every key of the window</source>
        <translation>列出窗口的全部快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Version, licence and data</source>
        <translation>版本、许可证和数据</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>规划(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language 语言</source>
        <translation>语言 Language(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Must stay</source>
        <translation>必须保留</translation>
    </message>
    <message>
        <source>Decide that the selected cabin stays in every plan</source>
        <translation>决定所选小屋在任何方案中都保留</translation>
    </message>
    <message>
        <source>Take decision back</source>
        <translation>收回决定</translation>
    </message>
    <message>
        <source>Let the selected cabin be chosen freely again</source>
        <translation>所选小屋重新由程序自由选择</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>否决…</translation>
    </message>
    <message>
        <source>Refuse the place of the selected cabin, with a reason; another place takes over</source>
        <translation>说明原因，否决所选小屋的位置；由其他位置接替</translation>
    </message>
    <message>
        <source>Remove cabin</source>
        <translation>移除小屋</translation>
    </message>
    <message>
        <source>Close the selected cabin; all others stay</source>
        <translation>关闭所选小屋；其他不变</translation>
    </message>
    <message>
        <source>Click a cabin, home or place to read about it; drag a cabin to move it, drag the map to move the map</source>
        <translation>点击小屋、住户或地点查看详情；拖动小屋可移位，拖动地图可移动地图</translation>
    </message>
    <message>
        <source>Place cabin</source>
        <translation>放置小屋</translation>
    </message>
    <message>
        <source>Point at a possible place to see what a cabin there would gain; click puts it there</source>
        <translation>把指针移到备选点，查看在此设小屋的收益；点击即放置</translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation>复制方案</translation>
    </message>
    <message>
        <source>Another scenario with the same decisions, to change and compare</source>
        <translation>以相同的决定新建一个方案，用于修改和比较</translation>
    </message>
    <message>
        <source>Rename scenario…</source>
        <translation>重命名方案…</translation>
    </message>
    <message>
        <source>Give the scenario shown another name</source>
        <translation>给当前方案另起名称</translation>
    </message>
    <message>
        <source>Remove scenario</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>Take the scenario shown away</source>
        <translation>删除当前方案</translation>
    </message>
    <message>
        <source>Consulted…</source>
        <translation>已征询…</translation>
    </message>
    <message>
        <source>Note that owner and neighbours of the selected cabin were asked</source>
        <translation>记录已征询所选小屋的产权方和居民</translation>
    </message>
    <message>
        <source>Agreed…</source>
        <translation>已同意…</translation>
    </message>
    <message>
        <source>Note that the place of the selected cabin is agreed</source>
        <translation>记录所选小屋的位置已获同意</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未征询</translation>
    </message>
    <message>
        <source>Forget how talks about the selected cabin stand</source>
        <translation>清除所选小屋的征询记录</translation>
    </message>
    <message>
        <source>One cabin more</source>
        <translation>增加一座</translation>
    </message>
    <message>
        <source>Add a cabin where it saves the most walking; all others stay</source>
        <translation>在最能减少步行的地方增加一座小屋，其余不变</translation>
    </message>
    <message>
        <source>One cabin less</source>
        <translation>减少一座</translation>
    </message>
    <message>
        <source>Close the cabin that is missed the least; all others stay</source>
        <translation>撤销影响最小的一座小屋，其余不变</translation>
    </message>
    <message>
        <source>Forbid area</source>
        <translation>划定禁设区</translation>
    </message>
    <message>
        <source>Draw an area where no cabin may stand; cabins in it move elsewhere</source>
        <translation>画出不得设置小屋的区域，区内小屋将移到别处</translation>
    </message>
    <message>
        <source>Close street</source>
        <translation>封闭道路</translation>
    </message>
    <message>
        <source>Click a street to close it to people and trucks, or to open it again</source>
        <translation>点击道路，使行人和车辆不能通行，或重新开放</translation>
    </message>
    <message>
        <source>Meeting pack…</source>
        <translation>会议资料包…</translation>
    </message>
    <message>
        <source>Write map, site list and one page of figures into a folder</source>
        <translation>将地图、点位清单和一页指标写入文件夹</translation>
    </message>
    <message>
        <source>Plan report…</source>
        <translation>规划报告…</translation>
    </message>
    <message>
        <source>Write the whole report with maps as PDF or HTML</source>
        <translation>将含地图的完整报告写为 PDF 或 HTML</translation>
    </message>
    <message>
        <source>Go to pasted coordinates</source>
        <translation>转到粘贴的坐标</translation>
    </message>
    <message>
        <source>Show the place whose coordinates were copied, such as 104.06,30.66</source>
        <translation>显示已复制坐标所在位置，例如 104.06,30.66</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>A scenario of the cabins that stand already, to compare with</source>
        <translation>只含已有小屋的方案，用于比较</translation>
    </message>
    <message>
        <source>Go to district…</source>
        <translation>转到行政区…</translation>
    </message>
    <message>
        <source>Show one district</source>
        <translation>显示一个行政区</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what has the focus: the rows of a table, a chart or the map as a picture</source>
        <translation>复制当前焦点所在的内容：表格的行，或图表、地图的图片</translation>
    </message>
    <message>
        <source>Remember this view…</source>
        <translation>记住此视图…</translation>
    </message>
    <message>
        <source>Name what the map shows now, to come back to it; the project keeps it</source>
        <translation>为地图当前显示的范围命名，以便随时返回；随项目保存</translation>
    </message>
    <message>
        <source>Go to a remembered view…</source>
        <translation>转到已记住的视图…</translation>
    </message>
    <message>
        <source>Show a view that was named, or forget it</source>
        <translation>显示已命名的视图，或将其删除</translation>
    </message>
    <message>
        <source>How many cabins?</source>
        <translation>需要多少小屋？</translation>
    </message>
    <message>
        <source>Work out what every number of cabins would reach, beside what the norm asks for</source>
        <translation>计算每种小屋数量能覆盖多少人，并与标准要求对照</translation>
    </message>
    <message>
        <source>Build footbridge</source>
        <translation>新建人行桥</translation>
    </message>
    <message>
        <source>Click two streets to join them for people on foot; click a footbridge to take it away</source>
        <translation>点击两条道路，用人行桥将其连通；点击已有人行桥可将其撤销</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Cabin, %1: %2.</source>
        <comment>state, why here</comment>
        <translation>回收小屋，%1:%2。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>投放量</translation>
    </message>
    <message>
        <source>Mean walk</source>
        <translation>平均步行距离</translation>
    </message>
    <message>
        <source>Longest walk</source>
        <translation>最长步行距离</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>容积</translation>
    </message>
    <message>
        <source>Full after</source>
        <translation>装满所需</translation>
    </message>
    <message>
        <source>Collected on</source>
        <translation>清运日</translation>
    </message>
    <message>
        <source>Closing it would lengthen the mean walk of the city by</source>
        <translation>若关闭，全城平均步行距离将增加</translation>
    </message>
    <message>
        <source>Home %1</source>
        <translation>住户 %1</translation>
    </message>
    <message>
        <source>Walks %1 to %2.</source>
        <translation>步行 %1 到 %2。</translation>
    </message>
    <message>
        <source>Why not served</source>
        <translation>未服务原因</translation>
    </message>
    <message>
        <source>Nearest cabin</source>
        <translation>最近的小屋</translation>
    </message>
    <message>
        <source>Way to the street</source>
        <translation>到道路的距离</translation>
    </message>
    <message>
        <source>No cabin may stand here: it lies in the forbidden area %1.</source>
        <translation>此处不得设小屋：位于禁设区 %1 内。</translation>
    </message>
    <message>
        <source>No cabin can stand here: no street is near.</source>
        <translation>此处不能设小屋：附近没有道路。</translation>
    </message>
    <message>
        <source>A possible place, made beside the street.</source>
        <translation>沿街生成的备选点。</translation>
    </message>
    <message>
        <source>A possible place from the layer of places.</source>
        <translation>来自备选点图层的备选点。</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>清运车</translation>
    </message>
    <message>
        <source>no truck can stop nearby</source>
        <translation>附近无法停靠清运车</translation>
    </message>
    <message>
        <source>Recycling centre: trucks unload here.</source>
        <translation>回收中心：清运车在此卸料。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Takes a day</source>
        <translation>每日接收</translation>
    </message>
    <message>
        <source>Trips in the plan</source>
        <translation>方案中的趟数</translation>
    </message>
    <message>
        <source>Unloaded in the plan</source>
        <translation>方案中的卸料量</translation>
    </message>
    <message>
        <source>Depot: trucks start and end their day here.</source>
        <translation>车场：清运车每日由此出发并返回。</translation>
    </message>
    <message>
        <source>A cabin that stands already.</source>
        <translation>已有的回收小屋。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>所在场所</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>运营方</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>征询情况</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>It rests on values nobody has measured here, so it is rounded to two digits.</source>
        <translation>它依据本地未实测的参数，因此保留两位有效数字。</translation>
    </message>
    <message>
        <source>%1 (%2, range %3): %4</source>
        <comment>value, how sure, range, source</comment>
        <translation>%1（%2，范围 %3）：%4</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Stopped before there was a plan; nothing was written.</source>
        <translation>在形成方案之前已停止；未写入任何文件。</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Cabins gained: %1, lost: %2, moved: %3</source>
        <translation>新增小屋：%1，减少：%2，移位：%3</translation>
    </message>
    <message>
        <source>People better off: %1, worse off: %2, unchanged: %3</source>
        <translation>步行变短的居民：%1，变长：%2，不变：%3</translation>
    </message>
    <message>
        <source>Homes that only one of the plans knows: %1</source>
        <translation>只出现在其中一个方案的住户点：%1</translation>
    </message>
    <message>
        <source>Layer %1: %2 rows, geometry: %3</source>
        <translation>图层 %1：%2 行，几何类型：%3</translation>
    </message>
    <message>
        <source>CRS: %1</source>
        <translation>坐标系：%1</translation>
    </message>
    <message>
        <source>not named in the file; say it with crs=</source>
        <translation>文件中未注明；请用 crs= 指定</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Extent: %1 %2 – %3 %4</source>
        <translation>范围：%1 %2 – %3 %4</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>说明：%1</translation>
    </message>
    <message>
        <source>Left out: %1 rows, %2</source>
        <translation>未采用：%1 行，%2</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>有值行数</translation>
    </message>
    <message>
        <source>for example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>假定</translation>
    </message>
    <message>
        <source>%1 homes without a cabin: %2</source>
        <translation>%1 个住户点没有所属小屋：%2</translation>
    </message>
    <message>
        <source>Pin %1 fits no candidate within 30 m: %2</source>
        <translation>固定点 %1 在 30 米内没有备选点：%2</translation>
    </message>
    <message>
        <source>Stopped: this is the best plan so far.</source>
        <translation>已停止：这是目前最好的方案。</translation>
    </message>
    <message>
        <source>%1: %2, bound %3, %4, %5 s CPU</source>
        <translation>%1：%2，下界 %3，%4，处理器时间 %5 秒</translation>
    </message>
    <message>
        <source>Turn restrictions: %1; for trucks %2, not for trucks %3, at certain times only %4, unclear %5, naming a way that is missing %6</source>
        <translation>转弯限制：%1 条；适用于货车 %2 条，不适用于货车 %3 条，仅在特定时段有效 %4 条，含义不清 %5 条，所指道路缺失 %6 条</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋数</translation>
    </message>
    <message>
        <source>People in reach</source>
        <translation>覆盖人口</translation>
    </message>
    <message>
        <source>by the last</source>
        <translation>末座增加</translation>
    </message>
    <message>
        <source>kg/day</source>
        <translation>千克/日</translation>
    </message>
    <message>
        <source>still brought</source>
        <translation>实际投递</translation>
    </message>
    <message>
        <source>Mean walk</source>
        <translation>平均步行</translation>
    </message>
    <message>
        <source>Norm %1, asked %2, existing %3</source>
        <translation>标准 %1，要求 %2，现有 %3</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>outside all districts</source>
        <translation>各区以外</translation>
    </message>
    <message>
        <source>Truck %1, trip %2: %3 cabins, %4 kg, %5 m³, %6 km, %7 min</source>
        <translation>车辆 %1，第 %2 趟：%3 座小屋，%4 千克，%5 立方米，%6 公里，%7 分钟</translation>
    </message>
    <message>
        <source>Cabin %1 is not emptied: %2</source>
        <translation>小屋 %1 今日不清运：%2</translation>
    </message>
    <message>
        <source>%1 cabins can wait; left_out.csv says why, one by one.</source>
        <translation>%1 座小屋可以等待；逐个原因见 left_out.csv。</translation>
    </message>
    <message>
        <source>has room until its next round</source>
        <translation>下次清运前仍有余量</translation>
    </message>
    <message>
        <source>can wait, and the way there costs more than emptying it today is worth</source>
        <translation>可以等待，今日专程前往不划算</translation>
    </message>
    <message>
        <source>Cabin %1 is not emptied on day %2: %3</source>
        <translation>小屋 %1 在第 %2 天未清运：%3</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Nothing was read from it, and nothing was changed.</source>
        <translation>没有读入任何内容，也没有改动任何内容。</translation>
    </message>
    <message>
        <source>No plan could be made.</source>
        <translation>无法形成方案。</translation>
    </message>
    <message>
        <source>The file was not written; an earlier one is still as it was.</source>
        <translation>文件没有写入；原有文件保持不变。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>Check the path, or choose the file again.</source>
        <translation>请检查路径，或重新选择文件。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>Check that it is complete and of a format GDAL reads, and that you may open it.</source>
        <translation>请确认文件完整、格式为 GDAL 可读，并且您有权打开。</translation>
    </message>
    <message>
        <source>The file holds no rows at all.</source>
        <translation>文件里没有任何记录。</translation>
    </message>
    <message>
        <source>Export it again from where it comes from, or choose another one.</source>
        <translation>请从来源重新导出，或选择另一个文件。</translation>
    </message>
    <message>
        <source>The file has no layer of that name.</source>
        <translation>文件中没有这个名称的图层。</translation>
    </message>
    <message>
        <source>Name one of its layers; “cabinplan inspect” lists them.</source>
        <translation>请指定其中一个图层；“cabinplan inspect”可列出全部图层。</translation>
    </message>
    <message>
        <source>Several layers of the file fit, and none was named.</source>
        <translation>文件中有多个图层符合，但没有指定用哪一个。</translation>
    </message>
    <message>
        <source>Name the layer, as in FILE#LAYER.</source>
        <translation>请指定图层，写法为 文件#图层。</translation>
    </message>
    <message>
        <source>A field that is needed is not there.</source>
        <translation>缺少所需的字段。</translation>
    </message>
    <message>
        <source>Say which field of the file holds it, under “fields” in the City file.</source>
        <translation>请在城市文件的“fields”中说明由哪个字段提供。</translation>
    </message>
    <message>
        <source>The source does not say which coordinate system it is in.</source>
        <translation>数据没有说明采用哪个坐标系。</translation>
    </message>
    <message>
        <source>It could lie anywhere, so it was not read.</source>
        <translation>位置无法确定，因此没有读入。</translation>
    </message>
    <message>
        <source>State the system, for example crs=EPSG:4544 or the path of a .prj file; the office that made the data knows it.</source>
        <translation>请说明坐标系，例如 crs=EPSG:4544 或一个 .prj 文件的路径；制作数据的单位知道。</translation>
    </message>
    <message>
        <source>The coordinate system is not understood.</source>
        <translation>无法识别该坐标系。</translation>
    </message>
    <message>
        <source>Give an EPSG number such as EPSG:4544, WKT text, a PROJ text or a .prj file.</source>
        <translation>请给出 EPSG 编号（如 EPSG:4544）、WKT、PROJ 文本或 .prj 文件。</translation>
    </message>
    <message>
        <source>The data lie outside the area their coordinate system is made for.</source>
        <translation>数据超出了其坐标系的适用范围。</translation>
    </message>
    <message>
        <source>The system is probably not the right one; state another with crs=.</source>
        <translation>坐标系很可能不对；请用 crs= 另行说明。</translation>
    </message>
    <message>
        <source>The coordinates of this table may be true ones, or shifted as Amap, Tencent or Baidu shift theirs.</source>
        <translation>此表的坐标可能是真实坐标，也可能是高德、腾讯或百度的偏移坐标。</translation>
    </message>
    <message>
        <source>A wrong guess moves every place by hundreds of metres, so it was not read.</source>
        <translation>猜错会使所有地点偏移数百米，因此没有读入。</translation>
    </message>
    <message>
        <source>Say where they come from: offset=wgs84, gcj02 (Amap, Tencent) or bd09 (Baidu).</source>
        <translation>请说明坐标来源：offset=wgs84、gcj02（高德、腾讯）或 bd09（百度）。</translation>
    </message>
    <message>
        <source>The text of the file is in no encoding that was recognised.</source>
        <translation>无法识别文件的文字编码。</translation>
    </message>
    <message>
        <source>State it, for example encoding=GBK or encoding=UTF-8.</source>
        <translation>请说明编码，例如 encoding=GBK 或 encoding=UTF-8。</translation>
    </message>
    <message>
        <source>The layer holds another kind of shape than is needed here.</source>
        <translation>图层的几何类型与此处所需不符。</translation>
    </message>
    <message>
        <source>Choose a layer of lines for streets, of points or areas for places.</source>
        <translation>道路请选线图层，地点请选点或面图层。</translation>
    </message>
    <message>
        <source>Too many rows of this source could not be used.</source>
        <translation>此数据中不可用的记录过多。</translation>
    </message>
    <message>
        <source>A plan would leave out a large part of the city, so it stopped here.</source>
        <translation>若继续，方案会遗漏城市的很大部分，因此在此停止。</translation>
    </message>
    <message>
        <source>Look at the rows named, correct them, or allow more with --max-bad.</source>
        <translation>请查看并修正所列记录，或用 --max-bad 放宽限度。</translation>
    </message>
    <message>
        <source>There are no streets.</source>
        <translation>没有道路。</translation>
    </message>
    <message>
        <source>Without streets nobody can walk and no truck can drive.</source>
        <translation>没有道路，行人无法步行，车辆无法行驶。</translation>
    </message>
    <message>
        <source>Add a street layer: the city&apos;s own, or an OpenStreetMap extract (.osm.pbf) of the region.</source>
        <translation>请添加道路图层：本市数据，或该地区的 OpenStreetMap 摘录(.osm.pbf)。</translation>
    </message>
    <message>
        <source>There are no homes left, or all of them weigh nothing.</source>
        <translation>没有可用的住户点，或其权重全为零。</translation>
    </message>
    <message>
        <source>Check the demand layer, its filter and its field of people or kg per day.</source>
        <translation>请检查需求图层、筛选条件以及人口或每日公斤数字段。</translation>
    </message>
    <message>
        <source>There is no place where a cabin may stand.</source>
        <translation>没有可以设小屋的位置。</translation>
    </message>
    <message>
        <source>Add candidate places, or make the forbidden areas smaller.</source>
        <translation>请增加备选点，或缩小禁设区。</translation>
    </message>
    <message>
        <source>A value is not a number or lies outside what is allowed.</source>
        <translation>数值不是数字，或超出允许范围。</translation>
    </message>
    <message>
        <source>It was not taken over.</source>
        <translation>该值没有采用。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请改正后重试。</translation>
    </message>
    <message>
        <source>The file is not written as it should be.</source>
        <translation>文件的写法不正确。</translation>
    </message>
    <message>
        <source>Correct the place named, or make the file anew.</source>
        <translation>请改正所指之处，或重新制作文件。</translation>
    </message>
    <message>
        <source>The City file names a role that does not exist.</source>
        <translation>城市文件中有不存在的角色。</translation>
    </message>
    <message>
        <source>Roles are roads, demand, candidates, existing, centres, depots, districts, area, forbidden, barriers, fleet and truck-zones.</source>
        <translation>可用角色：roads、demand、candidates、existing、centres、depots、districts、area、forbidden、barriers、fleet、truck-zones。</translation>
    </message>
    <message>
        <source>There is no setting of that name.</source>
        <translation>没有这个名称的参数。</translation>
    </message>
    <message>
        <source>Check the name against the parameter profile.</source>
        <translation>请对照参数方案核对名称。</translation>
    </message>
    <message>
        <source>This format is not known.</source>
        <translation>未知的格式。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何文件。</translation>
    </message>
    <message>
        <source>Choose one of shp, gpkg, geojson, csv and xlsx.</source>
        <translation>请从 shp、gpkg、geojson、csv、xlsx 中选择。</translation>
    </message>
    <message>
        <source>A source of this plan has changed since the plan was made.</source>
        <translation>方案形成之后，其数据源已有变动。</translation>
    </message>
    <message>
        <source>The plan cannot be repeated exactly.</source>
        <translation>无法原样重做该方案。</translation>
    </message>
    <message>
        <source>Restore the old source, or make a new plan from the new one.</source>
        <translation>请恢复原数据源，或用新数据重新规划。</translation>
    </message>
    <message>
        <source>The project was written by a newer version of this program.</source>
        <translation>该方案由本程序的更新版本写成。</translation>
    </message>
    <message>
        <source>It was not opened, so that nothing in it is lost.</source>
        <translation>为避免丢失内容，没有打开。</translation>
    </message>
    <message>
        <source>Use the newer version.</source>
        <translation>请使用更新的版本。</translation>
    </message>
    <message>
        <source>The file is not a plan of this program.</source>
        <translation>该文件不是本程序的方案。</translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <translation>没有打开。</translation>
    </message>
    <message>
        <source>Choose a City file (.json) or a plan (.cabin.gpkg); other layers can be added to an open city.</source>
        <translation>请选择城市文件（.json）或方案（.cabin.gpkg）；其他图层可在打开城市后添加。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>Check free space and rights of the folder, and that no other program holds the file.</source>
        <translation>请检查文件夹的剩余空间和权限，以及是否有其他程序占用该文件。</translation>
    </message>
    <message>
        <source>What was written did not read back as it was.</source>
        <translation>写入的内容读回后不一致。</translation>
    </message>
    <message>
        <source>The export was taken back, since it could not be trusted.</source>
        <translation>导出结果不可信，已撤回。</translation>
    </message>
    <message>
        <source>Try another folder or format.</source>
        <translation>请换一个文件夹或格式。</translation>
    </message>
    <message>
        <source>The limits contradict each other: no plan can keep all of them.</source>
        <translation>各项限制相互矛盾：没有方案能全部满足。</translation>
    </message>
    <message>
        <source>Loosen the limit named, or allow more cabins.</source>
        <translation>请放宽所指的限制，或增加小屋数量。</translation>
    </message>
    <message>
        <source>The time limit ended the work before any plan was found.</source>
        <translation>在找到方案之前已到时间限制。</translation>
    </message>
    <message>
        <source>Allow more time.</source>
        <translation>请给更多时间。</translation>
    </message>
    <message>
        <source>The program made a mistake of its own.</source>
        <translation>程序自身出错。</translation>
    </message>
    <message>
        <source>The work was stopped; your data are unchanged.</source>
        <translation>计算已停止；您的数据没有改动。</translation>
    </message>
    <message>
        <source>Please report it with the text above and what you did.</source>
        <translation>请把以上文字和您的操作一并反馈。</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>图层 %1</translation>
    </message>
    <message>
        <source>row or feature %1</source>
        <translation>行或要素 %1</translation>
    </message>
    <message>
        <source>name %1</source>
        <translation>名称 %1</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>,</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>(%1)</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>%1 of %2 have no street within the snap limit; they cannot be served.</source>
        <translation>%2中有 %1 个在捕捉距离内没有道路，无法服务。</translation>
    </message>
    <message>
        <source>%1 of %2 reach no street without crossing water, a railway or a wall; no gate is known.</source>
        <translation>%2中有 %1 个要到道路必须穿过水面、铁路或围墙；未知出入口。</translation>
    </message>
    <message>
        <source>%1 of %2 lie exactly on another one.</source>
        <translation>%2中有 %1 个与另一个位置完全重合。</translation>
    </message>
    <message>
        <source>%1 of %2 have the same id as another one.</source>
        <translation>%2中有 %1 个编号与另一个相同。</translation>
    </message>
    <message>
        <source>%1 of %2 weigh nothing: no people and no kg per day.</source>
        <translation>%2中有 %1 个权重为零：没有人口，也没有每日公斤数。</translation>
    </message>
    <message>
        <source>%1 of %2 have a weight below zero and were left out.</source>
        <translation>%2中有 %1 个权重为负，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 have a weight that is not a number and were left out.</source>
        <translation>%2中有 %1 个权重不是数字，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 have no place on the map and were left out.</source>
        <translation>%2中有 %1 个没有几何位置，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 have no coordinates and were left out.</source>
        <translation>%2中有 %1 个没有坐标，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 have coordinates that are not numbers and were left out.</source>
        <translation>%2中有 %1 个坐标不是数字，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 have another kind of shape than is needed and were left out.</source>
        <translation>%2中有 %1 个几何类型不符，已剔除。</translation>
    </message>
    <message>
        <source>%1 of %2 lie outside the study area and were left out.</source>
        <translation>%2中有 %1 个在研究范围之外，已剔除。</translation>
    </message>
    <message>
        <source>%1 rows of %2 are totals (合计) and were set aside.</source>
        <translation>%2中有 %1 行为合计行，已另行搁置。</translation>
    </message>
    <message>
        <source>%1 of %2 have text that could not be read.</source>
        <translation>%2中有 %1 个文字无法读取。</translation>
    </message>
    <message>
        <source>%1 of %2 have a number that could not be read.</source>
        <translation>%2中有 %1 个数字无法读取。</translation>
    </message>
    <message>
        <source>Most of the %2 lie beside the streets by the same shift: their coordinates look like Amap&apos;s or Baidu&apos;s.</source>
        <translation>大部分%2以相同偏移落在道路旁：其坐标像是高德或百度的坐标。</translation>
    </message>
    <message>
        <source>The coordinates of the %2 were taken as true ones (WGS 84), since nothing else was said.</source>
        <translation>由于没有其他说明，%2的坐标按真实坐标(WGS 84)处理。</translation>
    </message>
    <message>
        <source>The coordinates of the %2 were taken as longitude and latitude (WGS 84), told by their column names.</source>
        <translation>根据列名，%2的坐标按经纬度(WGS 84)处理。</translation>
    </message>
    <message>
        <source>%1 of %2 tell no people; one household each was assumed.</source>
        <translation>%2中有 %1 个没有人口；按每个一户计。</translation>
    </message>
    <message>
        <source>%1 of %2 lie in a forbidden area and are not used.</source>
        <translation>%2中有 %1 个位于禁设区内，不予采用。</translation>
    </message>
    <message>
        <source>There is no layer of places for cabins: %1 were made along the streets.</source>
        <translation>没有备选点图层：已沿街生成 %1 个。</translation>
    </message>
    <message>
        <source>There is no recycling centre: the plan will stop after the sites.</source>
        <translation>没有回收中心：方案只到选址为止。</translation>
    </message>
    <message>
        <source>There is no depot: trucks start at the recycling centres.</source>
        <translation>没有车场：清运车从回收中心出发。</translation>
    </message>
    <message>
        <source>There is no fleet table: trucks of the profile&apos;s type are used.</source>
        <translation>没有车辆表：采用参数方案中的车型。</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be reached by truck.</source>
        <translation>%2中有 %1 个清运车无法到达。</translation>
    </message>
    <message>
        <source>The streets fall into %1 parts that are not joined for people on foot.</source>
        <translation>对行人而言，道路分成互不相连的 %1 部分。</translation>
    </message>
    <message>
        <source>The streets fall into %1 parts that are not joined for trucks.</source>
        <translation>对清运车而言，道路分成互不相连的 %1 部分。</translation>
    </message>
    <message>
        <source>%1 streets have no length and were left out.</source>
        <translation>%1 条道路长度为零，已剔除。</translation>
    </message>
    <message>
        <source>%1 streets lie exactly on another one.</source>
        <translation>%1 条道路与另一条完全重合。</translation>
    </message>
    <message>
        <source>%1 street ends that nearly touch were joined.</source>
        <translation>已连接 %1 个几乎相接的道路端点。</translation>
    </message>
    <message>
        <source>%1 places where streets cross were made into junctions.</source>
        <translation>已在道路交叉处生成 %1 个路口。</translation>
    </message>
    <message>
        <source>%1 streets contradict themselves about their one-way direction.</source>
        <translation>%1 条道路的单行方向自相矛盾。</translation>
    </message>
    <message>
        <source>%1 streets have a class that is not known; they count as ordinary streets.</source>
        <translation>%1 条道路等级未知；按一般道路处理。</translation>
    </message>
    <message>
        <source>streets</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>homes</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>places for cabins</source>
        <translation>备选点</translation>
    </message>
    <message>
        <source>existing cabins</source>
        <translation>已有小屋</translation>
    </message>
    <message>
        <source>recycling centres</source>
        <translation>回收中心</translation>
    </message>
    <message>
        <source>depots</source>
        <translation>车场</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>study area</source>
        <translation>研究范围</translation>
    </message>
    <message>
        <source>forbidden areas</source>
        <translation>禁设区</translation>
    </message>
    <message>
        <source>barriers</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>trucks</source>
        <translation>清运车</translation>
    </message>
    <message>
        <source>truck zones</source>
        <translation>货车限行区</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%2中有 %1 个：%3。</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>%1 streets cross themselves away from any junction.</source>
        <translation>有 %1 条道路在路口以外与自身相交。</translation>
    </message>
    <message>
        <source>%1 turn restrictions are obeyed by the trucks.</source>
        <translation>货车遵守 %1 条转弯限制。</translation>
    </message>
    <message>
        <source>%1 turn restrictions name a street or junction that the file has not, and were left out.</source>
        <translation>有 %1 条转弯限制所指的道路或路口不在文件中，未予采用。</translation>
    </message>
    <message>
        <source>%1 turn restrictions name a line that is no street within the area, and were left out.</source>
        <translation>有 %1 条转弯限制所指的线不是该区域内的道路，未予采用。</translation>
    </message>
    <message>
        <source>%1 turn restrictions do not say clearly which turn they mean, and were left out.</source>
        <translation>有 %1 条转弯限制没有说清所指的转弯，未予采用。</translation>
    </message>
    <message>
        <source>%1 turn restrictions hold at certain times only, and were left out.</source>
        <translation>有 %1 条转弯限制仅在特定时段有效，未予采用。</translation>
    </message>
    <message>
        <source>Most of the %2 lie beside the streets by the same shift: their coordinates look like Baidu&apos;s (BD-09).</source>
        <translation>%2大多按同一偏移量偏离道路：坐标疑似百度坐标(BD-09)。</translation>
    </message>
    <message>
        <source>Most of the %2 lie beside the streets as if a web map&apos;s shift had been taken out of true coordinates: their offset is probably wgs84.</source>
        <translation>%2大多偏离道路，像是从真实坐标中多扣了一次偏移：其 offset 很可能应为 wgs84。</translation>
    </message>
    <message>
        <source>%1 of %2 stand on streets that lead to no place for a cabin; they cannot be served.</source>
        <translation>%2中有 %1 个所在道路不通向任何小屋备选点，无法服务。</translation>
    </message>
    <message>
        <source>%1 shapes among the %2 are no buildings and were set aside.</source>
        <translation>%2中有 %1 个图形不是建筑物，已搁置。</translation>
    </message>
    <message>
        <source>%1 of %2 are buildings where nobody lives and were set aside.</source>
        <translation>%2中有 %1 个建筑无人居住，已搁置。</translation>
    </message>
    <message>
        <source>%1 points among the %2 are no addresses and were set aside.</source>
        <translation>%2中有 %1 个点不是地址，已搁置。</translation>
    </message>
    <message>
        <source>%1 lines among the %2 are no streets and were set aside.</source>
        <translation>%2中有 %1 条线不是道路，已搁置。</translation>
    </message>
    <message>
        <source>%1 of %2 lie outside the study area and were set aside.</source>
        <translation>%2中有 %1 个位于规划范围之外，已搁置。</translation>
    </message>
    <message>
        <source>%1 of %2 lie in no district.</source>
        <translation>%2中有 %1 个不在任何行政区内。</translation>
    </message>
    <message>
        <source>%1 large areas of %2 were spread over places near their streets.</source>
        <translation>%2中有 %1 个大面积图斑已分摊到其道路附近的多个点。</translation>
    </message>
    <message>
        <source>The %1 %2 hold this many people.</source>
        <translation>%1 个%2共有人口。</translation>
    </message>
    <message>
        <source>The %1 %2 state this much material.</source>
        <translation>%1 个%2填报的收集量。</translation>
    </message>
    <message>
        <source>%1 of %2 are weighed by their kg per day.</source>
        <translation>%2中有 %1 个按每日公斤数计重。</translation>
    </message>
    <message>
        <source>%1 of %2 are weighed by their people.</source>
        <translation>%2中有 %1 个按人口计重。</translation>
    </message>
    <message>
        <source>%1 of %2 are weighed by their households.</source>
        <translation>%2中有 %1 个按户数计重。</translation>
    </message>
    <message>
        <source>%1 of %2 are weighed by their floor area.</source>
        <translation>%2中有 %1 个按建筑面积计重。</translation>
    </message>
    <message>
        <source>%1 of %2 are weighed by the ground they cover.</source>
        <translation>%2中有 %1 个按占地面积计重。</translation>
    </message>
    <message>
        <source>%1 of %2 count as one household each.</source>
        <translation>%2中有 %1 个各按一户计。</translation>
    </message>
    <message>
        <source>%1 of %2 tell no people; people were assumed from the ground they cover and the usual floors.</source>
        <translation>%2中有 %1 个没有人口数；已按占地面积和常规层数估算。</translation>
    </message>
    <message>
        <source>%1 of %2 have opening hours that could not be read and were left out.</source>
        <translation>%2中有 %1 个的开放时间无法识别，已排除。</translation>
    </message>
    <message>
        <source>%1 of %2 name a depot that is not there and were left out.</source>
        <translation>%2中有 %1 辆所属车场不存在，已排除。</translation>
    </message>
    <message>
        <source>%1 of %2 have the plate of another one and were left out.</source>
        <translation>%2中有 %1 辆与另一辆车牌相同，已排除。</translation>
    </message>
    <message>
        <source>%1 rows of %2 repeat the heading and were set aside.</source>
        <translation>%2中有 %1 行重复了表头，已搁置。</translation>
    </message>
    <message>
        <source>%1 rows of %2 are remarks and were set aside.</source>
        <translation>%2中有 %1 行是备注，已搁置。</translation>
    </message>
    <message>
        <source>%1 junctions of the %2 are cut off from the largest part for people on foot.</source>
        <translation>%2中有 %1 个路口与步行主网不相通。</translation>
    </message>
    <message>
        <source>%1 junctions of the %2 are cut off from the largest part for trucks.</source>
        <translation>%2中有 %1 个路口与货车主网不相通。</translation>
    </message>
    <message>
        <source>%1 railways, waters and walls were found in the street layer; nobody walks across them.</source>
        <translation>在道路图层中找到 %1 条铁路、水系和围墙，行人不能横穿。</translation>
    </message>
    <message>
        <source>The text of the %2 names no encoding; the one that fits was used.</source>
        <translation>%2的文字未注明编码，已采用相符的编码。</translation>
    </message>
    <message>
        <source>The heading of the %2 stands below title rows; it was found in this row.</source>
        <translation>%2的表头在标题行之下，表头所在行已找到。</translation>
    </message>
    <message>
        <source>The %2 have no heading row; columns are numbered.</source>
        <translation>%2没有表头行，列已编号。</translation>
    </message>
    <message>
        <source>The %2 hold numbers inside text, as in “1,280户”; the numbers were taken out of this column.</source>
        <translation>%2中有夹在文字里的数字（如“1,280户”），已从该列取出数字。</translation>
    </message>
    <message>
        <source>The coordinate columns of the %2 were swapped: east stood under the name of north.</source>
        <translation>%2的坐标列互换了：东坐标写在北坐标名下，已改正。</translation>
    </message>
    <message>
        <source>The coordinates of the %2 were taken in this order; nothing told which comes first.</source>
        <translation>%2的坐标按此顺序读取，数据中未说明先后。</translation>
    </message>
    <message>
        <source>The order of the coordinates of the %2 was told by where the city lies.</source>
        <translation>%2的坐标顺序已由城市位置判定。</translation>
    </message>
    <message>
        <source>Some coordinates of the %2 stand in one order and some in the other; each was read as it must be.</source>
        <translation>%2的坐标顺序前后不一，已逐条判定。</translation>
    </message>
    <message>
        <source>The %2 are cells of a raster.</source>
        <translation>%2为栅格单元。</translation>
    </message>
    <message>
        <source>The %2 name no coordinate system; it follows from where their coordinates come from.</source>
        <translation>%2未注明坐标系，已由坐标来源确定。</translation>
    </message>
    <message>
        <source>%1 of %2 are out of service and do not drive.</source>
        <translation>%2中有 %1 辆停用，不参与收运。</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>about %1</source>
        <comment>an assumed figure</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 cabins: %2 new, %3 standing already</source>
        <translation>%1 座小屋：新建 %2 座，已有 %3 座</translation>
    </message>
    <message>
        <source>%1 new cabins</source>
        <translation>新建 %1 座小屋</translation>
    </message>
    <message>
        <source>%1 of the people have one within %2; the mean walk is %3.</source>
        <translation>%1 的居民在 %2 内有小屋可用，平均步行 %3。</translation>
    </message>
    <message>
        <source>%1 have none.</source>
        <translation>%1 没有小屋可用。</translation>
    </message>
    <message>
        <source>%1 trucks drive %2 and take %3.</source>
        <translation>%1 辆清运车，行驶 %2，收运 %3。</translation>
    </message>
    <message>
        <source>Plan 1</source>
        <translation>方案一</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Cabins</source>
        <translation>回收小屋</translation>
    </message>
    <message>
        <source>Cabins open in this plan.</source>
        <translation>本方案启用的小屋。</translation>
    </message>
    <message>
        <source>Existing cabins kept</source>
        <translation>保留的已有小屋</translation>
    </message>
    <message>
        <source>Cabins of the plan that stand already.</source>
        <translation>方案中已建成的小屋。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>People living at all homes read.</source>
        <translation>读入的全部住户点的居民。</translation>
    </message>
    <message>
        <source>People served</source>
        <translation>服务人口</translation>
    </message>
    <message>
        <source>People whose home has a cabin.</source>
        <translation>住处有所属小屋的居民。</translation>
    </message>
    <message>
        <source>Share of people served</source>
        <translation>服务人口比例</translation>
    </message>
    <message>
        <source>People without a cabin</source>
        <translation>未服务人口</translation>
    </message>
    <message>
        <source>People whose home has no cabin, for the reasons listed.</source>
        <translation>住处没有所属小屋的居民，原因见列表。</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>Demand points read: homes, buildings or addresses.</source>
        <translation>读入的需求点：住户、楼栋或地址。</translation>
    </message>
    <message>
        <source>Homes served</source>
        <translation>已服务住户点</translation>
    </message>
    <message>
        <source>Homes that have a cabin.</source>
        <translation>有所属小屋的住户点。</translation>
    </message>
    <message>
        <source>Homes without a cabin</source>
        <translation>未服务住户点</translation>
    </message>
    <message>
        <source>Homes that have no cabin, for the reasons listed.</source>
        <translation>没有所属小屋的住户点，原因见列表。</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>投放量</translation>
    </message>
    <message>
        <source>What people bring to the cabins a day.</source>
        <translation>居民每日送到小屋的物量。</translation>
    </message>
    <message>
        <source>Collected per cabin</source>
        <translation>每座小屋投放量</translation>
    </message>
    <message>
        <source>Mean over the cabins.</source>
        <translation>各小屋的平均值。</translation>
    </message>
    <message>
        <source>Collected at cabins</source>
        <translation>小屋投放量</translation>
    </message>
    <message>
        <source>What the homes served bring a day.</source>
        <translation>已服务住户点每日的投放量。</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>未收集量</translation>
    </message>
    <message>
        <source>What the homes without a cabin would bring a day.</source>
        <translation>未服务住户点每日可投放的量。</translation>
    </message>
    <message>
        <source>Mean walk</source>
        <translation>平均步行距离</translation>
    </message>
    <message>
        <source>Along streets from home to cabin, counted by what people bring.</source>
        <translation>沿道路从住处到小屋，按投放量加权。</translation>
    </message>
    <message>
        <source>Mean walk per person</source>
        <translation>人均步行距离</translation>
    </message>
    <message>
        <source>Along streets from home to cabin, counted by people.</source>
        <translation>沿道路从住处到小屋，按人数加权。</translation>
    </message>
    <message>
        <source>Median walk</source>
        <translation>步行距离中位数</translation>
    </message>
    <message>
        <source>Half of the people walk less.</source>
        <translation>一半居民的步行距离更短。</translation>
    </message>
    <message>
        <source>95 % walk at most</source>
        <translation>95% 居民步行不超过</translation>
    </message>
    <message>
        <source>19 of 20 people walk no farther than this.</source>
        <translation>每 20 人中 19 人的步行距离不超过此值。</translation>
    </message>
    <message>
        <source>Longest walk</source>
        <translation>最长步行距离</translation>
    </message>
    <message>
        <source>The longest walk of any home that has a cabin.</source>
        <translation>有所属小屋的住户点中最长的步行距离。</translation>
    </message>
    <message>
        <source>Days until full, mean</source>
        <translation>平均装满天数</translation>
    </message>
    <message>
        <source>From empty to the threshold, mean over the cabins.</source>
        <translation>从空到满载阈值，各小屋平均。</translation>
    </message>
    <message>
        <source>Days until full, shortest</source>
        <translation>最短装满天数</translation>
    </message>
    <message>
        <source>The cabin that fills fastest.</source>
        <translation>装满最快的小屋。</translation>
    </message>
    <message>
        <source>Cabin volume</source>
        <translation>小屋容积</translation>
    </message>
    <message>
        <source>Volume of all cabins together.</source>
        <translation>全部小屋的容积之和。</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>清运次数</translation>
    </message>
    <message>
        <source>How often cabins are emptied in a week.</source>
        <translation>每周小屋被清空的次数。</translation>
    </message>
    <message>
        <source>Truck trips</source>
        <translation>清运趟数</translation>
    </message>
    <message>
        <source>Trips to a recycling centre in a week.</source>
        <translation>每周前往回收中心的趟数。</translation>
    </message>
    <message>
        <source>Truck stops</source>
        <translation>停靠次数</translation>
    </message>
    <message>
        <source>Stops at cabins in a week.</source>
        <translation>每周在小屋停靠的次数。</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>清运车</translation>
    </message>
    <message>
        <source>Most trucks needed on one day.</source>
        <translation>单日所需的最多车辆数。</translation>
    </message>
    <message>
        <source>Truck distance</source>
        <translation>清运里程</translation>
    </message>
    <message>
        <source>Driven along streets in a week.</source>
        <translation>每周沿道路行驶的里程。</translation>
    </message>
    <message>
        <source>Truck time</source>
        <translation>清运工时</translation>
    </message>
    <message>
        <source>Driving, loading and unloading in a week.</source>
        <translation>每周行驶、装料和卸料的时间。</translation>
    </message>
    <message>
        <source>Truck distance per tonne</source>
        <translation>每吨清运里程</translation>
    </message>
    <message>
        <source>Driven for every tonne collected.</source>
        <translation>每收运一吨行驶的里程。</translation>
    </message>
    <message>
        <source>Collected in the week planned</source>
        <translation>规划周收运量</translation>
    </message>
    <message>
        <source>Unloaded at the recycling centres in a week.</source>
        <translation>每周在回收中心卸下的量。</translation>
    </message>
    <message>
        <source>Collections missed</source>
        <translation>漏收次数</translation>
    </message>
    <message>
        <source>Collections no truck could take on their day.</source>
        <translation>当日没有车辆能完成的清运。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Trucks&apos; cost in a week.</source>
        <translation>每周的车辆费用。</translation>
    </message>
    <message>
        <source>Cost in a year.</source>
        <translation>每年的费用。</translation>
    </message>
    <message>
        <source>CO₂ of the trucks</source>
        <translation>清运车二氧化碳</translation>
    </message>
    <message>
        <source>Emitted by the trucks in a week.</source>
        <translation>清运车每周的排放量。</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 kg</source>
        <translation>%1 公斤</translation>
    </message>
    <message>
        <source>%1 t</source>
        <translation>%1 吨</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 m³</source>
        <translation>%1 立方米</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 kg/day</source>
        <translation>%1 公斤/天</translation>
    </message>
    <message>
        <source>%1 kg/week</source>
        <translation>%1 公斤/周</translation>
    </message>
    <message>
        <source>%1 km/week</source>
        <translation>%1 公里/周</translation>
    </message>
    <message>
        <source>%1 h/week</source>
        <translation>%1 小时/周</translation>
    </message>
    <message>
        <source>%1 a week</source>
        <translation>每周 %1 次</translation>
    </message>
    <message>
        <source>%1 km/t</source>
        <translation>%1 公里/吨</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 yuan/week</source>
        <translation>%1 元/周</translation>
    </message>
    <message>
        <source>%1 yuan/year</source>
        <translation>%1 元/年</translation>
    </message>
    <message>
        <source>%1 kg·m/day</source>
        <translation>%1 公斤·米/天</translation>
    </message>
    <message>
        <source>Homes within %1 m</source>
        <translation>%1 米内的住户点</translation>
    </message>
    <message>
        <source>People within %1 m</source>
        <translation>%1 米内的人口</translation>
    </message>
    <message>
        <source>Living no farther than this from their cabin, along streets.</source>
        <translation>沿道路到所属小屋不超过此距离的居民。</translation>
    </message>
    <message>
        <source>Truck distance if emptied daily</source>
        <translation>每日清运的行驶里程</translation>
    </message>
    <message>
        <source>Driven in a week if every cabin were emptied every day.</source>
        <translation>若每座小屋每天清运，一周的行驶里程。</translation>
    </message>
    <message>
        <source>Truck distance saved against emptying daily</source>
        <translation>比每日清运节省的里程</translation>
    </message>
    <message>
        <source>Because cabins wait until a round is worth it.</source>
        <translation>因为小屋等到值得清运时才清运。</translation>
    </message>
    <message>
        <source>Truck distance if decided day by day</source>
        <translation>逐日安排的行驶里程</translation>
    </message>
    <message>
        <source>Driven in a week if each day took the cabins that must be emptied and those worth it on the way.</source>
        <translation>若每天只清运必须清运的和顺路值得清运的小屋，一周的行驶里程。</translation>
    </message>
    <message>
        <source>Extra distance of fixed weekdays</source>
        <translation>固定收运日多行驶的里程</translation>
    </message>
    <message>
        <source>What emptying each cabin on the same weekdays costs against deciding day by day.</source>
        <translation>每座小屋每周固定日清运比逐日安排多出的里程。</translation>
    </message>
    <message>
        <source>Cabin full before its truck comes</source>
        <translation>车到之前小屋已满</translation>
    </message>
    <message>
        <source>Share of fillings that run over when 1,000 weeks with days that vary are lived through.</source>
        <translation>按每日波动模拟 1,000 周，满溢次数所占比例。</translation>
    </message>
    <message>
        <source>The same, worst cabin</source>
        <translation>同上，最差的小屋</translation>
    </message>
    <message>
        <source>The cabin that most often runs over before its truck comes.</source>
        <translation>车到之前最常满溢的小屋。</translation>
    </message>
    <message>
        <source>Trucks&apos; room used</source>
        <translation>车厢容积利用率</translation>
    </message>
    <message>
        <source>Of the volume, mean over the trips. Where it is higher than the payload used, volume, not weight, fills the trucks.</source>
        <translation>各趟容积利用率的平均值。若高于载重利用率，则装满车辆的是体积而不是重量。</translation>
    </message>
    <message>
        <source>Trucks&apos; payload used</source>
        <translation>载重利用率</translation>
    </message>
    <message>
        <source>Of the payload, mean over the trips.</source>
        <translation>各趟载重利用率的平均值。</translation>
    </message>
    <message>
        <source>Longest truck day</source>
        <translation>最长工作日</translation>
    </message>
    <message>
        <source>The busiest truck&apos;s day, as a share of its shift.</source>
        <translation>最忙车辆的工作时间占班次的比例。</translation>
    </message>
    <message>
        <source>Homes collected at the door</source>
        <translation>上门回收的住户点</translation>
    </message>
    <message>
        <source>No cabin serves them well, or they asked for it; a tricycle comes from the nearest cabin.</source>
        <translation>小屋服务不到或提出申请；由最近小屋的三轮车上门。</translation>
    </message>
    <message>
        <source>Share of people collected at the door</source>
        <translation>上门回收人口比例</translation>
    </message>
    <message>
        <source>Collected at the door</source>
        <translation>上门回收量</translation>
    </message>
    <message>
        <source>What the homes collected at the door hand over a day.</source>
        <translation>上门回收的住户每天交出的量。</translation>
    </message>
    <message>
        <source>Tricycle distance</source>
        <translation>三轮车里程</translation>
    </message>
    <message>
        <source>Driven from door to door in a week.</source>
        <translation>一周上门行驶的里程。</translation>
    </message>
    <message>
        <source>Tricycle time</source>
        <translation>三轮车工时</translation>
    </message>
    <message>
        <source>Driving and service from door to door in a week.</source>
        <translation>一周上门行驶与作业的时间。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Cabin, %1</source>
        <translation>回收小屋（%1）</translation>
    </message>
    <message>
        <source>Existing cabin</source>
        <translation>已有小屋</translation>
    </message>
    <message>
        <source>Recycling centre</source>
        <translation>回收中心</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>车场</translation>
    </message>
    <message>
        <source>Possible place</source>
        <translation>备选点</translation>
    </message>
    <message>
        <source>Service area, walk up to %1 m</source>
        <translation>服务范围（步行 %1 米内）</translation>
    </message>
    <message>
        <source>Home to its cabin</source>
        <translation>住户点到所属小屋</translation>
    </message>
    <message>
        <source>Truck %1, trips</source>
        <translation>清运车 %1，趟数</translation>
    </message>
    <message>
        <source>Home: %1</source>
        <translation>住户点：%1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>No cabin allowed</source>
        <translation>禁设小屋</translation>
    </message>
    <message>
        <source>Trucks limited by hours</source>
        <translation>货车限时通行</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区界</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what, how many</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>No cabin allowed, by decision</source>
        <translation>禁设区（人工划定）</translation>
    </message>
    <message>
        <source>by decision</source>
        <translation>人工划定</translation>
    </message>
    <message>
        <source>Closed street</source>
        <translation>封闭道路</translation>
    </message>
    <message>
        <source>Home that walks less or is served now</source>
        <translation>步行减少或新获服务的住户点</translation>
    </message>
    <message>
        <source>homes better off</source>
        <translation>受益住户点</translation>
    </message>
    <message>
        <source>Home that walks more or is no longer served</source>
        <translation>步行增加或不再受服务的住户点</translation>
    </message>
    <message>
        <source>homes worse off</source>
        <translation>受损住户点</translation>
    </message>
    <message>
        <source>Cabin lost</source>
        <translation>撤销的小屋</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Cabin gained</source>
        <translation>新增的小屋</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <translation>%1 至不足 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>New footbridge</source>
        <translation>新建人行桥</translation>
    </message>
</context>
<context>
    <name>LiveGhost</name>
    <message>
        <source>%1 (%2)</source>
        <comment>figure, change</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No possible place is near; come closer to one.</source>
        <translation>附近没有备选点；请靠近一个备选点。</translation>
    </message>
    <message>
        <source>People served: %1</source>
        <translation>服务人口：%1</translation>
    </message>
    <message>
        <source>Brought: %1</source>
        <translation>投放量：%1</translation>
    </message>
    <message>
        <source>Mean walk: %1</source>
        <translation>平均步行距离：%1</translation>
    </message>
    <message>
        <source>This cabin: %1 people, %2, mean walk %3</source>
        <translation>此小屋：%1 人，%2，平均步行 %3</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Figures of the plan</source>
        <translation>方案指标</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋</translation>
    </message>
    <message>
        <source>Homes without a cabin</source>
        <translation>未服务住户点</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>About this</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Truck routes</source>
        <translation>清运路线</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>未服务</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>建多少座</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>北</translation>
    </message>
    <message>
        <source>Buildings and added layers</source>
        <translation>建筑和添加的图层</translation>
    </message>
    <message>
        <source>Water and closed land</source>
        <translation>水面和封闭用地</translation>
    </message>
    <message>
        <source>Forbidden areas</source>
        <translation>禁设区</translation>
    </message>
    <message>
        <source>Truck zones</source>
        <translation>货车限行区</translation>
    </message>
    <message>
        <source>Service areas</source>
        <translation>服务范围</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>Who walks where</source>
        <translation>谁走到哪里</translation>
    </message>
    <message>
        <source>Possible places</source>
        <translation>备选点</translation>
    </message>
    <message>
        <source>Truck routes</source>
        <translation>清运路线</translation>
    </message>
    <message>
        <source>Homes without a cabin</source>
        <translation>未服务住户点</translation>
    </message>
    <message>
        <source>Recycling centres</source>
        <translation>回收中心</translation>
    </message>
    <message>
        <source>Depots</source>
        <translation>车场</translation>
    </message>
    <message>
        <source>Existing cabins</source>
        <translation>已有小屋</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>回收小屋</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 kg/day</source>
        <translation>%1 公斤/天</translation>
    </message>
    <message>
        <source>%1 kg</source>
        <translation>%1 公斤</translation>
    </message>
    <message>
        <source>%1 m³</source>
        <translation>%1 立方米</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>第 %1 天</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>required by a decision</source>
        <translation>按决定必须设置</translation>
    </message>
    <message>
        <source>stands already</source>
        <translation>已建成</translation>
    </message>
    <message>
        <source>saves the most walking of all places near it</source>
        <translation>在附近各点中最能减少步行</translation>
    </message>
    <message>
        <source>needed so that everyone is within reach</source>
        <translation>为使人人可达所必需</translation>
    </message>
    <message>
        <source>small cabin</source>
        <translation>小型小屋</translation>
    </message>
    <message>
        <source>standard cabin</source>
        <translation>标准小屋</translation>
    </message>
    <message>
        <source>large cabin</source>
        <translation>大型小屋</translation>
    </message>
    <message>
        <source>heavier than any truck may load</source>
        <translation>超过任何车辆的载重</translation>
    </message>
    <message>
        <source>no truck can drive there</source>
        <translation>车辆无法到达</translation>
    </message>
    <message>
        <source>no recycling centre can be reached</source>
        <translation>无法到达任何回收中心</translation>
    </message>
    <message>
        <source>There is no recycling centre, so the plan stops after the sites: no routes.</source>
        <translation>没有回收中心，方案只到选址为止，没有路线。</translation>
    </message>
    <message>
        <source>No recycling centre can be reached by truck, so there are no routes.</source>
        <translation>清运车无法到达任何回收中心，因此没有路线。</translation>
    </message>
    <message>
        <source>There is no depot: trucks start and end at the centres.</source>
        <translation>没有车场：车辆从回收中心出发并返回。</translation>
    </message>
    <message>
        <source>There is no fleet table: as many trucks of the profile&apos;s type as are needed.</source>
        <translation>没有车辆表：按参数方案的车型配足所需数量。</translation>
    </message>
    <message>
        <source>There is no candidate layer: places were made along the streets.</source>
        <translation>没有备选点图层：已沿街生成备选点。</translation>
    </message>
    <message>
        <source>Some homes have no cabin.</source>
        <translation>部分住户点没有所属小屋。</translation>
    </message>
    <message>
        <source>Some cabins could not be collected on their day.</source>
        <translation>部分小屋未能在当日清运。</translation>
    </message>
    <message>
        <source>Some cabins cannot be reached by truck.</source>
        <translation>部分小屋清运车无法到达。</translation>
    </message>
    <message>
        <source>Some decisions found no candidate within 30 m and were set aside.</source>
        <translation>部分决定在 30 米内找不到备选点，已搁置。</translation>
    </message>
    <message>
        <source>There are no districts, so nothing is counted by district.</source>
        <translation>没有行政区，因此不按行政区统计。</translation>
    </message>
    <message>
        <source>Stopped before all stages were done; this is the best so far.</source>
        <translation>在全部步骤完成之前已停止；这是目前最好的结果。</translation>
    </message>
    <message>
        <source>A time limit ended the work; this is the best so far.</source>
        <translation>因时间限制结束；这是目前最好的结果。</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>读取文件</translation>
    </message>
    <message>
        <source>Joining streets</source>
        <translation>连接道路</translation>
    </message>
    <message>
        <source>Finding the street of every place</source>
        <translation>为每个地点查找道路</translation>
    </message>
    <message>
        <source>Finding places for cabins</source>
        <translation>查找小屋备选点</translation>
    </message>
    <message>
        <source>Measuring walks</source>
        <translation>计算步行距离</translation>
    </message>
    <message>
        <source>Choosing sites</source>
        <translation>选址</translation>
    </message>
    <message>
        <source>Drawing service areas</source>
        <translation>绘制服务范围</translation>
    </message>
    <message>
        <source>Making the collection calendar</source>
        <translation>编制清运日历</translation>
    </message>
    <message>
        <source>Measuring drives</source>
        <translation>计算行车距离</translation>
    </message>
    <message>
        <source>Planning truck routes</source>
        <translation>规划清运路线</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Shortest walk</source>
        <translation>步行最短</translation>
    </message>
    <message>
        <source>Fewest cabins</source>
        <translation>小屋最少</translation>
    </message>
    <message>
        <source>Most people reached</source>
        <translation>覆盖人口最多</translation>
    </message>
    <message>
        <source>Shortest longest walk</source>
        <translation>最长步行最短</translation>
    </message>
    <message>
        <source>Most material</source>
        <translation>收集量最多</translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation>费用最低</translation>
    </message>
    <message>
        <source>The given number of cabins so that people walk as little as possible, counted by what they bring.</source>
        <translation>给定小屋数量，使居民步行最少（按投放量加权）。</translation>
    </message>
    <message>
        <source>As few cabins as possible with everyone within the longest walk.</source>
        <translation>在人人都在最长步行距离之内的前提下，小屋尽量少。</translation>
    </message>
    <message>
        <source>The given number of cabins so that as many people as possible live within the longest walk.</source>
        <translation>给定小屋数量，使最长步行距离之内的居民尽量多。</translation>
    </message>
    <message>
        <source>The given number of cabins so that the longest walk of all is as short as possible.</source>
        <translation>给定小屋数量，使最长的步行距离尽量短。</translation>
    </message>
    <message>
        <source>The given number of cabins so that as much material as possible is brought.</source>
        <translation>给定小屋数量，使收集量尽量多。</translation>
    </message>
    <message>
        <source>Number and places of the cabins so that building, running and walking cost least.</source>
        <translation>确定小屋的数量和位置，使建设、运营和步行的总费用最低。</translation>
    </message>
    <message>
        <source>proven best</source>
        <translation>已证明最优</translation>
    </message>
    <message>
        <source>good, with a proven limit</source>
        <translation>良好，差距有证明</translation>
    </message>
    <message>
        <source>no plan keeps all limits</source>
        <translation>没有方案能满足全部限制</translation>
    </message>
    <message>
        <source>stopped; best so far</source>
        <translation>已停止；目前最好</translation>
    </message>
    <message>
        <source>nothing left to improve</source>
        <translation>没有可改进之处</translation>
    </message>
    <message>
        <source>good enough</source>
        <translation>已足够好</translation>
    </message>
    <message>
        <source>the work set was done</source>
        <translation>设定的计算量已完成</translation>
    </message>
    <message>
        <source>the time was up</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>由您停止</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>existing</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必设</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>neighbourhood</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>school</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>industrial park</source>
        <translation>产业园</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街边</translation>
    </message>
    <message>
        <source>depot</source>
        <translation>车场</translation>
    </message>
    <message>
        <source>cabin</source>
        <translation>小屋</translation>
    </message>
    <message>
        <source>recycling centre</source>
        <translation>回收中心</translation>
    </message>
    <message>
        <source>break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>has a cabin</source>
        <translation>有所属小屋</translation>
    </message>
    <message>
        <source>no street nearby</source>
        <translation>附近没有道路</translation>
    </message>
    <message>
        <source>behind a wall, no gate known</source>
        <translation>隔着围墙，未知出入口</translation>
    </message>
    <message>
        <source>streets cut off from all places</source>
        <translation>道路与所有备选点不连通</translation>
    </message>
    <message>
        <source>nearest cabin too far</source>
        <translation>最近的小屋太远</translation>
    </message>
    <message>
        <source>no possible place within reach</source>
        <translation>可达范围内没有备选点</translation>
    </message>
    <message>
        <source>cabins in reach are full</source>
        <translation>可达的小屋已满</translation>
    </message>
    <message>
        <source>No street lies within the snap limit. Check the point, or add the missing street.</source>
        <translation>捕捉距离内没有道路。请检查该点，或补充缺失的道路。</translation>
    </message>
    <message>
        <source>Every way to the street crosses water, a railway or a wall. Add the gate as a street.</source>
        <translation>到道路的每条路径都要穿过水面、铁路或围墙。请把出入口补充为道路。</translation>
    </message>
    <message>
        <source>Its streets connect to no place where a cabin may stand. Check for gaps in the street layer.</source>
        <translation>其道路不通往任何备选点。请检查道路图层是否有断口。</translation>
    </message>
    <message>
        <source>The nearest cabin is beyond the longest walk. One more cabin nearby would serve it.</source>
        <translation>最近的小屋超过最长步行距离。在附近增设一座即可服务。</translation>
    </message>
    <message>
        <source>No plan can serve it from these places. Add a candidate place nearby, or allow a longer walk.</source>
        <translation>现有备选点无法服务此处。请在附近增加备选点，或放宽步行距离。</translation>
    </message>
    <message>
        <source>The cabins in reach have no capacity left. Make one larger or add another.</source>
        <translation>可达的小屋已无余量。请扩大其中一座或再增设一座。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>warning with its value</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Proven: no choice among the %1 places considered is better.</source>
        <translation>已证明：在所考虑的 %1 个备选点中没有更好的选择。</translation>
    </message>
    <message>
        <source>How far it is from the best choice among the %1 places considered is not known.</source>
        <translation>与所考虑的 %1 个备选点中最佳选择的差距未知。</translation>
    </message>
    <message>
        <source>At most %1 from the best possible choice among the %2 places considered.</source>
        <translation>与所考虑的 %2 个备选点中的最佳选择相差不超过 %1。</translation>
    </message>
    <message>
        <source>at most %1 from the best possible</source>
        <translation>与最佳结果相差不超过 %1</translation>
    </message>
    <message>
        <source>A street to be closed is not in the street layer; it was passed over.</source>
        <translation>要封闭的道路不在道路图层中，已略过。</translation>
    </message>
    <message>
        <source>more than fits into any truck: volume, not weight</source>
        <translation>超出任何车辆的容积：受限于体积而非重量</translation>
    </message>
    <message>
        <source>no truck has enough working time</source>
        <translation>没有车辆有足够的工作时间</translation>
    </message>
    <message>
        <source>its gate closes before a truck can be there</source>
        <translation>车辆到达前大门已关闭</translation>
    </message>
    <message>
        <source>farther than any truck may drive</source>
        <translation>超出车辆最大行驶里程</translation>
    </message>
    <message>
        <source>every recycling centre closes before a truck can unload</source>
        <translation>车辆卸货前所有回收中心均已关闭</translation>
    </message>
    <message>
        <source>the recycling centres take no more on that day</source>
        <translation>回收中心当日已满负荷</translation>
    </message>
    <message>
        <source>all trucks are in use; one more would take it</source>
        <translation>车辆已全部用完；再增加一辆即可清运</translation>
    </message>
    <message>
        <source>trucks may not drive there in their working hours</source>
        <translation>工作时间内货车禁止驶入</translation>
    </message>
    <message>
        <source>none of the trucks may serve it</source>
        <translation>没有允许为其服务的车辆</translation>
    </message>
    <message>
        <source>the way costs more than the visit is worth that day</source>
        <translation>当日前往的代价超过清运的价值</translation>
    </message>
    <message>
        <source>no room was found for it</source>
        <translation>未能排入</translation>
    </message>
    <message>
        <source>Homes the tricycles have no time for stay without collection at the door.</source>
        <translation>三轮车来不及服务的住户没有上门回收。</translation>
    </message>
    <message>
        <source>home</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>%1; it fails by %2</source>
        <comment>limit, amount</comment>
        <translation>%1；差 %2</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未征询</translation>
    </message>
    <message>
        <source>consulted</source>
        <translation>已征询</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已否决</translation>
    </message>
    <message>
        <source>stays where the plan before had it</source>
        <translation>沿用上一方案的位置</translation>
    </message>
    <message>
        <source>A footbridge has an end far from any street; it was passed over.</source>
        <translation>有一座人行桥的一端附近没有道路，未计入。</translation>
    </message>
    <message>
        <source>its gate is shut on that day</source>
        <translation>当天大门不开放</translation>
    </message>
    <message>
        <source>the truck, order or first place locked for it leaves it no room</source>
        <translation>为其锁定的车辆、次序或首站使其无法安排</translation>
    </message>
    <message>
        <source>Gate hours of a cabin could not be read; its gate counts as open all day.</source>
        <translation>小屋的大门开放时间无法识别，按全天开放处理。</translation>
    </message>
    <message>
        <source>A lock of the rounds names a cabin that is not in the plan; it was passed over.</source>
        <translation>收运锁定中的小屋不在规划中，已忽略。</translation>
    </message>
    <message>
        <source>A lock of the rounds names a truck that does not drive; any truck may take the stop.</source>
        <translation>收运锁定中的车辆不出车，可由任一车辆收运。</translation>
    </message>
    <message>
        <source>A truck is full after so few stops (on average as many as in brackets) that emptying cabins less often saves few kilometres; flattening while loading or larger trucks would.</source>
        <translation>每车平均只收几处（见括号内数字）即装满，减少收运次数节省的里程很少；装车时压扁或改用更大的车才会有效。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>changed here</source>
        <translation>此处已修改</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>已于 %1 失效</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>published</source>
        <translation>公开发布</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>假定</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Value used</source>
        <translation>所用参数</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Why a home has no cabin</source>
        <translation>未服务原因</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可采取的措施</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋数量</translation>
    </message>
    <message>
        <source>People served</source>
        <translation>服务人口</translation>
    </message>
    <message>
        <source>Mean walk</source>
        <translation>平均步行距离</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>趟数</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>载重</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>容积</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Cabin</source>
        <translation>小屋</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>投放量</translation>
    </message>
    <message>
        <source>Full after</source>
        <translation>装满所需</translation>
    </message>
    <message>
        <source>Recycling cabins of %1: plan report</source>
        <translation>%1 回收小屋规划报告</translation>
    </message>
    <message>
        <source>What is proposed</source>
        <translation>方案概要</translation>
    </message>
    <message>
        <source>1. Objectives and needs</source>
        <translation>一、目标与需求</translation>
    </message>
    <message>
        <source>People by the walk to their cabin</source>
        <translation>按步行距离统计的人口</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>2. Resource support</source>
        <translation>二、资源保障</translation>
    </message>
    <message>
        <source>Recycling centres: %1; depots: %2; trucks in the fleet table: %3; cabins that stand already and are kept: %4.</source>
        <translation>回收中心：%1 处；车场：%2 处；车队表中的清运车：%3 辆；保留的已有小屋：%4 座。</translation>
    </message>
    <message>
        <source>Cabins by the days until they are full</source>
        <translation>按装满天数统计的小屋</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>3. Cost and benefit</source>
        <translation>三、成本与效益</translation>
    </message>
    <message>
        <source>Collecting a tonne costs about %1 (assumed).</source>
        <translation>收运每吨约需 %1（假定）。</translation>
    </message>
    <message>
        <source>Costs are those of the trucks; building and running the cabins is not yet part of them.</source>
        <translation>成本仅指清运车辆，尚不含小屋的建设与运营。</translation>
    </message>
    <message>
        <source>4. Impact and risk</source>
        <translation>四、影响与风险</translation>
    </message>
    <message>
        <source>%1 is not emptied on %2: %3.</source>
        <translation>%1 在%2未清运：%3。</translation>
    </message>
    <message>
        <source>The work was stopped before all stages were done.</source>
        <translation>计算在全部阶段完成前被停止。</translation>
    </message>
    <message>
        <source>List of sites</source>
        <translation>点位清单</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>指标依据</translation>
    </message>
    <message>
        <source>Figures marked as assumed rest on values nobody has measured here; they are rounded to two digits.</source>
        <translation>标注“假定”的指标依据本地未实测的参数，保留两位有效数字。</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256 校验值</translation>
    </message>
    <message>
        <source>Made by Cabin Planner %1, seed %2; the same data and options give the same plan.</source>
        <translation>由 Cabin Planner %1 生成，随机种子 %2；相同数据与选项得到相同方案。</translation>
    </message>
    <message>
        <source>Recycling cabins of %1 on one page</source>
        <translation>%1 回收小屋一页概览</translation>
    </message>
    <message>
        <source>(assumed)</source>
        <translation>（假定）</translation>
    </message>
    <message>
        <source>Cabins and how far people reach them on foot</source>
        <translation>小屋及其步行服务范围</translation>
    </message>
    <message>
        <source>Truck routes of the first day</source>
        <translation>第一天的清运路线</translation>
    </message>
    <message>
        <source>Homes without a cabin, by reason</source>
        <translation>未服务住户点（按原因）</translation>
    </message>
</context>
<context>
    <name>RouteSheet</name>
    <message>
        <source>%1 cabins in %2 trips, %3 km; %4 kg, %5 m³ loose or %6 m³ flattened</source>
        <translation>%1 个小屋，%2 趟，%3 公里；%4 公斤，松散 %5 m³ 或压平 %6 m³</translation>
    </message>
    <message>
        <source>Gate: %1</source>
        <translation>大门开放：%1</translation>
    </message>
    <message>
        <source>%1 kg&lt;br&gt;%2 m³ loose&lt;br&gt;%3 m³ flat</source>
        <translation>%1 公斤&lt;br&gt;松散 %2 m³&lt;br&gt;压平 %3 m³</translation>
    </message>
    <message>
        <source>Truck %1, %2</source>
        <translation>车辆 %1,%2</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>装载</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>行驶路段</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Amap</source>
        <translation>高德地图</translation>
    </message>
</context>
<context>
    <name>Siting</name>
    <message>
        <source>no street within reach</source>
        <translation>附近没有街道</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>inside a forbidden area</source>
        <translation>位于禁设区内</translation>
    </message>
    <message>
        <source>inside a painted area</source>
        <translation>位于手绘禁设区内</translation>
    </message>
    <message>
        <source>too close to a cabin</source>
        <translation>距某座小屋过近</translation>
    </message>
    <message>
        <source>opening it would break a limit</source>
        <translation>启用会违反限制</translation>
    </message>
    <message>
        <source>the number of cabins is used up</source>
        <translation>小屋数已用完</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>would better nothing</source>
        <translation>没有改善</translation>
    </message>
    <message>
        <source>decided: must stay</source>
        <translation>已决定：必须保留</translation>
    </message>
    <message>
        <source>stands already</source>
        <translation>已建成</translation>
    </message>
    <message>
        <source>the best choice</source>
        <translation>最佳选择</translation>
    </message>
    <message>
        <source>least number of cabins</source>
        <translation>最少小屋数</translation>
    </message>
    <message>
        <source>share in reach</source>
        <translation>覆盖比例</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>the number of cabins</source>
        <translation>小屋数量</translation>
    </message>
    <message>
        <source>cabins that must stay or stand already</source>
        <translation>必须保留或已建成的小屋</translation>
    </message>
    <message>
        <source>places where none may stand</source>
        <translation>不可设置的地点</translation>
    </message>
    <message>
        <source>the least distance between cabins</source>
        <translation>小屋最小间距</translation>
    </message>
    <message>
        <source>the budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>the most a place may take in a day</source>
        <translation>单点日最大接收量</translation>
    </message>
    <message>
        <source>one place both required and refused</source>
        <translation>同一地点既要求又拒绝</translation>
    </message>
    <message>
        <source>a required place without a street</source>
        <translation>要求的地点附近没有街道</translation>
    </message>
    <message>
        <source>a required place inside a forbidden area</source>
        <translation>要求的地点位于禁设区内</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>district %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>home group %1</source>
        <translation>人群 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>limit or rule, with what it is about</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 cabins</source>
        <translation>%1 座小屋</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 kg/day</source>
        <translation>%1 千克/日</translation>
    </message>
    <message>
        <source>%1 yuan a year</source>
        <translation>%1 元/年</translation>
    </message>
    <message>
        <source>%1 kg·m/day</source>
        <translation>%1 千克·米/日</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>goal, its figure</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>These cannot all be kept: %1.</source>
        <translation>以下限制无法同时满足：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>;</translation>
    </message>
    <message>
        <source>Places concerned: %1.</source>
        <translation>涉及地点：%1。</translation>
    </message>
    <message>
        <source>Cabins asked for: %1.</source>
        <translation>要求的小屋数：%1。</translation>
    </message>
    <message>
        <source>Reason given: %1.</source>
        <translation>所给理由：%1。</translation>
    </message>
    <message>
        <source>So few cabins cannot bring everybody within the longest walk: %1 can.</source>
        <translation>这么少的小屋无法让所有人都在最长步行距离之内：需要 %1 座。</translation>
    </message>
    <message>
        <source>No place for a cabin lies within the longest walk of %1 homes, among them %2.</source>
        <translation>有 %1 个住户点在最长步行距离内没有任何备选点，例如 %2。</translation>
    </message>
    <message>
        <source>keeps the first goal near its best</source>
        <translation>使首要目标接近其最优</translation>
    </message>
    <message>
        <source>%1: %2 (%3; by itself %4)</source>
        <comment>second goal, its figure, its gap, its figure alone</comment>
        <translation>%1:%2（%3；单独规划时为 %4）</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Open a city, or drop its files here.</source>
        <translation>打开城市，或把数据文件拖到此处。</translation>
    </message>
    <message>
        <source>Streets and places are read; to be checked: %1.</source>
        <translation>道路和地点已读入；待检查：%1 项。</translation>
    </message>
    <message>
        <source>Streets and places are read; nothing is wrong with them.</source>
        <translation>道路和地点已读入，未发现问题。</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Homes, buildings or a population layer say who lives where.</source>
        <translation>由住户、建筑或人口图层说明居住分布。</translation>
    </message>
    <message>
        <source>%1 people at %2 homes.</source>
        <translation>%1 人，%2 个住户点。</translation>
    </message>
    <message>
        <source>Possible places</source>
        <translation>备选点</translation>
    </message>
    <message>
        <source>Where a cabin may stand; made along the streets where no layer says it.</source>
        <translation>可设置小屋的位置；没有图层时沿道路生成。</translation>
    </message>
    <message>
        <source>%1 possible places; %2 cabins stand already.</source>
        <translation>备选点 %1 个；已有小屋 %2 座。</translation>
    </message>
    <message>
        <source>Rules and decisions</source>
        <translation>约束与决定</translation>
    </message>
    <message>
        <source>None yet: forbid areas, close streets, keep or refuse places; it may stay so.</source>
        <translation>尚无：可划定禁设区、封闭道路、保留或否决点位；也可不设。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Say how many cabins, then propose; move, keep or refuse any of them.</source>
        <translation>填写小屋数量后生成方案；可移动、保留或否决任一小屋。</translation>
    </message>
    <message>
        <source>The decisions have changed; the plan is being made again or waits for it.</source>
        <translation>决定已更改；方案正在重新生成或等待生成。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The meeting pack of this plan is written.</source>
        <translation>本方案的会议资料包已写出。</translation>
    </message>
    <message>
        <source>Map, site list and one page of figures for the meeting, in one click.</source>
        <translation>一键生成会议用地图、点位清单和一页指标。</translation>
    </message>
    <message>
        <source>Forbidden areas: %1; decisions on places: %2; closed streets: %3; new footbridges: %4.</source>
        <translation>禁设区域：%1；点位决定：%2；封闭道路：%3；新建人行桥：%4。</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>投放量</translation>
    </message>
    <message>
        <source>Mean walk</source>
        <translation>平均步行距离</translation>
    </message>
    <message>
        <source>Longest walk</source>
        <translation>最长步行距离</translation>
    </message>
    <message>
        <source>Full after</source>
        <translation>装满所需</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>设在此处的原因</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>趟次</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋数</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>载重</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>容积</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>住户点</translation>
    </message>
    <message>
        <source>Why not served</source>
        <translation>未服务原因</translation>
    </message>
    <message>
        <source>Nearest cabin</source>
        <translation>最近的小屋</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>另一方案</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>假定</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>征询情况</translation>
    </message>
    <message>
        <source>People in reach</source>
        <translation>覆盖人口</translation>
    </message>
    <message>
        <source>By the last cabin</source>
        <translation>最后一座增加</translation>
    </message>
    <message>
        <source>Brought, kg/day</source>
        <translation>每天公斤</translation>
    </message>
    <message>
        <source>Mean walk, m</source>
        <translation>平均步行（米）</translation>
    </message>
</context>
<context>
    <name>app::desktop::CardPanel</name>
    <message>
        <source>About what is selected</source>
        <translation>所选对象的说明</translation>
    </message>
    <message>
        <source>Point at a cabin, a home or a place to read about it; click to keep it here.</source>
        <translation>把指针移到小屋、住户或地点上即可查看；点击可固定在此。</translation>
    </message>
</context>
<context>
    <name>app::desktop::ChartsPanel</name>
    <message>
        <source>How far people walk</source>
        <translation>居民步行距离</translation>
    </message>
    <message>
        <source>Share of people within a walk</source>
        <translation>步行距离内的居民比例</translation>
    </message>
    <message>
        <source>Days until cabins are full</source>
        <translation>小屋装满天数</translation>
    </message>
    <message>
        <source>Loads by truck and day</source>
        <translation>各车每日载重</translation>
    </message>
    <message>
        <source>How good the plan became</source>
        <translation>方案优化过程</translation>
    </message>
    <message>
        <source>Chart shown</source>
        <translation>显示的图表</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Walk from home to cabin, m</source>
        <translation>从住处到小屋的步行距离（米）</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Share of the people served, %</source>
        <translation>占服务人口的比例(%)</translation>
    </message>
    <message>
        <source>Days until the threshold</source>
        <translation>到达满载阈值的天数</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋数</translation>
    </message>
    <message>
        <source>Load, kg</source>
        <translation>载重（公斤）</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>No plan is better than</source>
        <translation>最佳结果的界限</translation>
    </message>
    <message>
        <source>Reports since the start</source>
        <translation>自开始以来的报告次数</translation>
    </message>
</context>
<context>
    <name>app::desktop::CommandSearch</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>app::desktop::ComparePanel</name>
    <message>
        <source>Figures side by side</source>
        <translation>指标对比</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>与……比较</translation>
    </message>
    <message>
        <source>Scenario to compare with</source>
        <translation>用于比较的方案</translation>
    </message>
    <message>
        <source>Duplicate the scenario, change one of the two, and choose the other one here.</source>
        <translation>请复制方案，修改其中一个，然后在这里选择另一个。</translation>
    </message>
    <message>
        <source>Against the other, the plan shown has cabins gained: %1, lost: %2, moved: %3. People who walk less: %4, more: %5, the same: %6.</source>
        <translation>与另一方案相比，当前方案新增小屋：%1，减少：%2，移位：%3。步行变短的居民：%4，变长：%5，不变：%6。</translation>
    </message>
    <message>
        <source>Show on the map who is better or worse off</source>
        <translation>在地图上显示受益与受损情况</translation>
    </message>
</context>
<context>
    <name>app::desktop::DataPanel</name>
    <message>
        <source>What was read, and what is wrong with it</source>
        <translation>读入的数据及其问题</translation>
    </message>
    <message>
        <source>Read: homes %1, possible places %2, recycling centres %3, depots %4, trucks %5, districts %6.</source>
        <translation>已读入：住户点 %1，备选点 %2，回收中心 %3，车场 %4，清运车 %5，行政区 %6。</translation>
    </message>
    <message>
        <source>Streets: %1 pieces between %2 junctions. Coordinates: %3.</source>
        <translation>道路：%2 个路口之间 %1 段。坐标系：%3。</translation>
    </message>
    <message>
        <source>%1
Rows: %2</source>
        <translation>%1
行号：%2</translation>
    </message>
</context>
<context>
    <name>app::desktop::FootbridgeTool</name>
    <message>
        <source>Click to take this footbridge away.</source>
        <translation>点击可撤销这座人行桥。</translation>
    </message>
    <message>
        <source>Click the street on the other side. Esc starts again.</source>
        <translation>请点击对岸的道路。按 Esc 重新开始。</translation>
    </message>
    <message>
        <source>Click the street where the footbridge is to begin.</source>
        <translation>请点击人行桥起点所在的道路。</translation>
    </message>
</context>
<context>
    <name>app::desktop::HowManyPanel</name>
    <message>
        <source>What every number of cabins reaches</source>
        <translation>每种小屋数量的覆盖情况</translation>
    </message>
    <message>
        <source>People in reach by number of cabins</source>
        <translation>覆盖人口随小屋数量的变化</translation>
    </message>
    <message>
        <source>Click a number of cabins to plan with it</source>
        <translation>点击某个小屋数量，按此数量规划</translation>
    </message>
    <message>
        <source>How many cabins</source>
        <translation>需要多少小屋</translation>
    </message>
    <message>
        <source>The norm asks for %1 cabins, the plan is to have %2, standing today: %3.</source>
        <translation>标准要求 %1 座小屋，方案要求 %2 座，现有 %3 座。</translation>
    </message>
    <message>
        <source>What would more cabins reach, what fewer? Works out every number up to one and a half times the number asked for.</source>
        <translation>多建或少建几座会覆盖多少人？将计算到要求数量的一倍半为止的每种数量。</translation>
    </message>
    <message>
        <source>Plan with %1 cabins</source>
        <translation>按 %1 座小屋规划</translation>
    </message>
    <message>
        <source>Plan with the number chosen</source>
        <translation>按所选数量规划</translation>
    </message>
    <message>
        <source>People in reach</source>
        <translation>覆盖人口</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>mark in the chart, number</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>app::desktop::ImportCard</name>
    <message>
        <source>table without places</source>
        <translation>无坐标的表格</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>面</translation>
    </message>
    <message>
        <source>points, lines and areas</source>
        <translation>点、线、面混合</translation>
    </message>
    <message>
        <source>Coordinates are from</source>
        <translation>坐标来源</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>What the files hold</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Use as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Where the places lie</source>
        <translation>地点位置</translation>
    </message>
    <message>
        <source>Only show it behind the plan</source>
        <translation>仅作为底图显示</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Survey, GPS or CGCS2000</source>
        <translation>测绘、GPS 或 CGCS2000</translation>
    </message>
    <message>
        <source>Amap or Tencent map</source>
        <translation>高德或腾讯地图</translation>
    </message>
    <message>
        <source>Baidu map</source>
        <translation>百度地图</translation>
    </message>
    <message>
        <source>%1: %2, %3 rows</source>
        <comment>layer, kind, count</comment>
        <translation>%1：%2，%3 行</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Coordinate system: %1</source>
        <translation>坐标系：%1</translation>
    </message>
    <message>
        <source>Coordinate system: the file names none</source>
        <translation>坐标系：文件未注明</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Left out, %1: %2</source>
        <translation>未采用，%1:%2</translation>
    </message>
    <message>
        <source>Fields:</source>
        <translation>字段：</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 个</translation>
    </message>
    <message>
        <source>Say where the coordinates of %1 are from: a wrong answer moves every place by hundreds of metres. The picture shows them over the streets.</source>
        <translation>请说明 %1 的坐标来源：选错会使所有地点偏移数百米。右图显示它们与道路的关系。</translation>
    </message>
    <message>
        <source>Layers with a use become part of the city, which is then read anew; the others are only shown.</source>
        <translation>有用途的图层将并入城市并重新读取；其余仅显示。</translation>
    </message>
    <message>
        <source>These files become a new city; it needs streets and homes.</source>
        <translation>这些文件将组成新的城市；需要道路和住户。</translation>
    </message>
</context>
<context>
    <name>app::desktop::LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>layer, day shown</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Colours by</source>
        <translation>按字段着色</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>单一颜色</translation>
    </message>
    <message>
        <source>%1; the menu key or a right click chooses the field its colours tell</source>
        <translation>%1；按菜单键或右键选择着色字段</translation>
    </message>
</context>
<context>
    <name>app::desktop::MainWindow</name>
    <message>
        <source>About Cabin Planner</source>
        <translation>关于回收小屋规划</translation>
    </message>
    <message>
        <source>Cabin Planner %1

Free software under the GNU General Public License, version 3 or later.
Streets and homes of the sample city Montevideo: © OpenStreetMap contributors, ODbL.</source>
        <translation>回收小屋规划 %1

自由软件，许可证为 GNU 通用公共许可证第 3 版或更新版本。
示例城市蒙得维的亚的道路和住户点：© OpenStreetMap 贡献者，ODbL。</translation>
    </message>
    <message>
        <source>Change what the plan shall be</source>
        <translation>修改规划要求</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Cabin Planner</source>
        <translation>回收小屋规划</translation>
    </message>
    <message>
        <source>%1 – Cabin Planner</source>
        <translation>%1 – 回收小屋规划</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Open a city or a plan</source>
        <translation>打开城市或方案</translation>
    </message>
    <message>
        <source>Cities and plans (*.json *.cabin.gpkg);;All files (*)</source>
        <translation>城市和方案 (*.json *.cabin.gpkg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Plans (*.cabin.gpkg)</source>
        <translation>方案 (*.cabin.gpkg)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Folder for the shapefiles</source>
        <translation>Shapefile 的文件夹</translation>
    </message>
    <message>
        <source>Export shapefiles</source>
        <translation>导出 Shapefile</translation>
    </message>
    <message>
        <source>Written and read back: %1 files in %2</source>
        <translation>已写入并读回核对：%2 中的 %1 个文件</translation>
    </message>
    <message>
        <source>Save the map as a picture</source>
        <translation>地图存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Find the walk</source>
        <translation>查找步行路线</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Why is the place refused?</source>
        <translation>为什么否决此位置？</translation>
    </message>
    <message>
        <source>The owner refuses</source>
        <translation>产权方不同意</translation>
    </message>
    <message>
        <source>Residents object</source>
        <translation>居民反对</translation>
    </message>
    <message>
        <source>There is no room</source>
        <translation>场地不足</translation>
    </message>
    <message>
        <source>No power or water</source>
        <translation>没有水电</translation>
    </message>
    <message>
        <source>Trucks cannot stop</source>
        <translation>清运车无法停靠</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Place a cabin here</source>
        <translation>在此放置小屋</translation>
    </message>
    <message>
        <source>Draw the plan</source>
        <translation>绘制方案</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <comment>name of a copied scenario</comment>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>重命名方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who said so, and when?</source>
        <translation>谁在何时表示？</translation>
    </message>
    <message>
        <source>Allow this area again</source>
        <translation>取消此禁设区</translation>
    </message>
    <message>
        <source>Folder for the meeting pack</source>
        <translation>会议资料包文件夹</translation>
    </message>
    <message>
        <source>Write the meeting pack</source>
        <translation>写出会议资料包</translation>
    </message>
    <message>
        <source>The meeting pack is in %1: %2 files.</source>
        <translation>会议资料包已写入 %1:%2 个文件。</translation>
    </message>
    <message>
        <source>Write the plan report</source>
        <translation>写出规划报告</translation>
    </message>
    <message>
        <source>Reports (*.pdf *.html)</source>
        <translation>报告 (*.pdf *.html)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>No cabin stands yet, so there is nothing to compare with.</source>
        <translation>尚无已有小屋，无从比较。</translation>
    </message>
    <message>
        <source>Look into %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>The files hold no layer that can be read.</source>
        <translation>文件中没有可读取的图层。</translation>
    </message>
    <message>
        <source>Read the city with the new files</source>
        <translation>用新文件重新读取城市</translation>
    </message>
    <message>
        <source>The city was read anew with these files; propose cabins again. Undo begins here.</source>
        <translation>已用这些文件重新读取城市；请重新推荐小屋。撤销从此处开始。</translation>
    </message>
    <message>
        <source>What was copied is no place; copy two numbers such as 104.06,30.66 and paste again.</source>
        <translation>复制的内容不是坐标；请复制两个数字（例如 104.06,30.66）后再粘贴。</translation>
    </message>
    <message>
        <source>Where are the coordinates from?</source>
        <translation>坐标来自哪里？</translation>
    </message>
    <message>
        <source>Survey, GPS or CGCS2000</source>
        <translation>测绘、GPS 或 CGCS2000</translation>
    </message>
    <message>
        <source>Amap or Tencent map</source>
        <translation>高德或腾讯地图</translation>
    </message>
    <message>
        <source>Baidu map</source>
        <translation>百度地图</translation>
    </message>
    <message>
        <source>Go to district</source>
        <translation>转到行政区</translation>
    </message>
    <message>
        <source>Say what at least the streets and the homes are used as; without them there is no city.</source>
        <translation>请至少说明道路和住户图层的用途；缺少它们就没有城市。</translation>
    </message>
    <message>
        <source>Count what every number of cabins reaches</source>
        <translation>计算每种小屋数量的覆盖情况</translation>
    </message>
    <message>
        <source>Plan with %1 cabins</source>
        <translation>按 %1 座小屋规划</translation>
    </message>
    <message>
        <source>Click a table, a chart or the map first; that is what will be copied.</source>
        <translation>请先点击表格、图表或地图，再复制其内容。</translation>
    </message>
    <message>
        <source>No copy of the unsaved changes can be kept (%1); save the plan now and then.</source>
        <translation>无法保留未保存更改的副本（%1）；请经常保存方案。</translation>
    </message>
    <message>
        <source>Take up unsaved changes</source>
        <translation>恢复未保存的更改</translation>
    </message>
    <message>
        <source>The unsaved changes are back; save the plan to keep them.</source>
        <translation>未保存的更改已恢复；请保存方案以免丢失。</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>The changes to %1 are not saved.</source>
        <translation>对“%1”的更改尚未保存。</translation>
    </message>
    <message>
        <source>Save the plan first, or leave the changes behind?</source>
        <translation>先保存方案，还是放弃更改？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave behind</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remember this view</source>
        <translation>记住此视图</translation>
    </message>
    <message>
        <source>Remember view: %1</source>
        <translation>记住视图：%1</translation>
    </message>
    <message>
        <source>Forget view: %1</source>
        <translation>删除视图：%1</translation>
    </message>
    <message>
        <source>Go to a remembered view</source>
        <translation>转到已记住的视图</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The plan follows the last change first; then it is saved.</source>
        <translation>先按最近的更改更新方案，完成后再保存。</translation>
    </message>
</context>
<context>
    <name>app::desktop::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>app::desktop::MeasureTool</name>
    <message>
        <source>%1, %2 min on foot</source>
        <translation>%1，步行 %2 分钟</translation>
    </message>
    <message>
        <source>Length on the ground: %1. Backspace takes the last point away, Esc ends.</source>
        <translation>地面长度：%1。退格键删除最后一点，Esc 结束。</translation>
    </message>
    <message>
        <source>Click the first point, then the next ones.</source>
        <translation>先点击第一点，再点击后面各点。</translation>
    </message>
</context>
<context>
    <name>app::desktop::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>app::desktop::PaintTool</name>
    <message>
        <source>Click round the area where no cabin may stand.</source>
        <translation>沿不得设置小屋的区域边界逐点点击。</translation>
    </message>
    <message>
        <source>Cabins inside: %1. Click the first point again or press Enter to end; Backspace takes a point back, Esc leaves off.</source>
        <translation>区内小屋：%1 座。再次点击起点或按回车结束；退格键撤回一点，Esc 放弃。</translation>
    </message>
</context>
<context>
    <name>app::desktop::PlaceTool</name>
    <message>
        <source>Click to put a cabin beside %1, a place of your own.</source>
        <translation>点击在 %1 旁自选位置设置小屋。</translation>
    </message>
    <message>
        <source>Click to put a cabin here; with Shift it snaps to the street instead.</source>
        <translation>点击在此设置小屋；按住 Shift 则贴靠道路。</translation>
    </message>
    <message>
        <source>Point at a possible place to see what a cabin there would gain, or at any street.</source>
        <translation>指向备选点查看在那里设置小屋的效果，也可指向任意道路。</translation>
    </message>
</context>
<context>
    <name>app::desktop::PlanController</name>
    <message>
        <source>Prepare moving cabins</source>
        <translation>准备移动小屋</translation>
    </message>
    <message>
        <source>Change what the plan shall be</source>
        <translation>修改规划要求</translation>
    </message>
    <message>
        <source>Propose cabins</source>
        <translation>推荐回收小屋</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, number of cabins</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Must stay: %1</source>
        <translation>必须保留：%1</translation>
    </message>
    <message>
        <source>Take decision back: %1</source>
        <translation>收回决定：%1</translation>
    </message>
    <message>
        <source>Refuse %1: %2</source>
        <translation>否决 %1:%2</translation>
    </message>
    <message>
        <source>removed by hand</source>
        <translation>人工移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>moved by hand</source>
        <translation>人工移位</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>placed by hand</source>
        <translation>人工放置</translation>
    </message>
    <message>
        <source>Place a cabin</source>
        <translation>放置一座小屋</translation>
    </message>
    <message>
        <source>Place a cabin beside the street</source>
        <translation>在道路旁设置小屋</translation>
    </message>
    <message>
        <source>One cabin more</source>
        <translation>增加一座</translation>
    </message>
    <message>
        <source>One cabin less</source>
        <translation>减少一座</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cabin, state of the talks</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Forbid an area</source>
        <translation>划定禁设区</translation>
    </message>
    <message>
        <source>Allow an area again</source>
        <translation>取消禁设区</translation>
    </message>
    <message>
        <source>Open street again: %1</source>
        <translation>重新开放道路：%1</translation>
    </message>
    <message>
        <source>Close street: %1</source>
        <translation>封闭道路：%1</translation>
    </message>
    <message>
        <source>Build a footbridge</source>
        <translation>新建人行桥</translation>
    </message>
    <message>
        <source>Take a footbridge away</source>
        <translation>撤销人行桥</translation>
    </message>
</context>
<context>
    <name>app::desktop::PlanDocument</name>
    <message>
        <source>New scenario: %1</source>
        <translation>新方案：%1</translation>
    </message>
    <message>
        <source>Remove scenario: %1</source>
        <translation>删除方案：%1</translation>
    </message>
    <message>
        <source>Rename scenario: %1</source>
        <translation>重命名方案：%1</translation>
    </message>
</context>
<context>
    <name>app::desktop::PlanPanel</name>
    <message>
        <source>The decisions have changed since this plan was made. Propose again to follow them.</source>
        <translation>形成此方案之后决定已有变动。请重新推荐以反映变动。</translation>
    </message>
    <message>
        <source>The work was stopped; this is the best plan so far.</source>
        <translation>计算已停止；这是目前最好的方案。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job, phase</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Cabins</source>
        <translation>小屋数量</translation>
    </message>
    <message>
        <source>How many cabins the plan shall have, existing ones included</source>
        <translation>方案应有多少座小屋（含已有的）</translation>
    </message>
    <message>
        <source>Longest walk</source>
        <translation>最长步行距离</translation>
    </message>
    <message>
        <source>Homes farther than this from every cabin count as not served</source>
        <translation>离所有小屋都超过此距离的住户点视为未服务</translation>
    </message>
    <message>
        <source> m</source>
        <translation> 米</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 m, by the profile</source>
        <translation>%1 米（按参数方案）</translation>
    </message>
    <message>
        <source>as the norm asks</source>
        <translation>按标准配置</translation>
    </message>
    <message>
        <source>How good the plan is</source>
        <translation>方案的优劣</translation>
    </message>
    <message>
        <source>What to know about the plan</source>
        <translation>方案说明</translation>
    </message>
    <message>
        <source>What is proposed</source>
        <translation>方案概要</translation>
    </message>
</context>
<context>
    <name>app::desktop::RoutesPanel</name>
    <message>
        <source>Truck trips</source>
        <translation>清运趟数</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>All trucks</source>
        <translation>全部车辆</translation>
    </message>
    <message>
        <source>Day shown</source>
        <translation>显示的日期</translation>
    </message>
    <message>
        <source>Truck shown</source>
        <translation>显示的车辆</translation>
    </message>
</context>
<context>
    <name>app::desktop::SelectTool</name>
    <message>
        <source>Let go to put the cabin here; Esc leaves it where it was.</source>
        <translation>松开鼠标即放在此处；按 Esc 保持原位。</translation>
    </message>
    <message>
        <source>Click a cabin, home or place to read about it; drag a cabin to move it.</source>
        <translation>点击小屋、住户点或地点查看详情；拖动小屋可移位。</translation>
    </message>
</context>
<context>
    <name>app::desktop::StartPage</name>
    <message>
        <source>Cabin Planner</source>
        <translation>回收小屋规划</translation>
    </message>
    <message>
        <source>Where a city puts its recycling cabins so that people walk little, and how the trucks collect from them so that they drive little. Open a city to begin; files can also be dropped here.</source>
        <translation>城市的回收小屋设在哪里，居民才走得少；清运车怎样收运，才跑得少。请打开一座城市开始；也可把文件拖到这里。</translation>
    </message>
    <message>
        <source>Sample cities</source>
        <translation>示例城市</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job, phase</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The program ended before the last changes to %1 were saved: %2, the newest of %3.</source>
        <translation>程序上次结束时，“%1”有 %2 处更改尚未保存，最近一处在 %3。</translation>
    </message>
    <message>
        <source>Take them up again</source>
        <translation>恢复更改</translation>
    </message>
    <message>
        <source>Throw them away</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>返回%1</translation>
    </message>
</context>
<context>
    <name>app::desktop::StatusLine</name>
    <message>
        <source>Longitude and latitude under the pointer</source>
        <translation>指针处的经纬度</translation>
    </message>
    <message>
        <source>Coordinates under the pointer</source>
        <translation>指针处的坐标</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Copy of unsaved changes</source>
        <translation>未保存更改的副本</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>已留副本 %1</translation>
    </message>
    <message>
        <source>Unsaved changes are copied, so that a crash loses none of them.</source>
        <translation>未保存的更改会自动留副本，程序崩溃也不会丢失。</translation>
    </message>
</context>
<context>
    <name>app::desktop::StepsPanel</name>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Done. %1</source>
        <translation>已完成。%1</translation>
    </message>
</context>
<context>
    <name>app::desktop::StreetTool</name>
    <message>
        <source>Point at the street that is to be closed to people and trucks.</source>
        <translation>指向要对行人和车辆封闭的道路。</translation>
    </message>
    <message>
        <source>%1 is closed. Click to open it again.</source>
        <translation>%1 已封闭。点击重新开放。</translation>
    </message>
    <message>
        <source>Click to close %1.</source>
        <translation>点击封闭 %1。</translation>
    </message>
</context>
<context>
    <name>app::desktop::TablePanel</name>
    <message>
        <source>Rows: %1</source>
        <translation>行数：%1</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Filter of the table: %1</source>
        <translation>表格筛选：%1</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
</TS>
